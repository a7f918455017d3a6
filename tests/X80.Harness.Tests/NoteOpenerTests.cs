using System.Diagnostics;

namespace X80.Harness.Tests;

public sealed class NoteOpenerTests
{
    private readonly List<ProcessStartInfo> started = [];

    [Theory]
    [InlineData("https://crm.firm.example/records/p-1#note")]
    [InlineData("/records/p-1#note")]
    public void A_note_on_the_backend_is_opened(string url)
    {
        Assert.Null(Opener().Open(url));
        Assert.EndsWith("https://crm.firm.example/records/p-1#note", started[0].ArgumentList.LastOrDefault(started[0].FileName), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://crm.firm.example.evil.test/")]
    [InlineData("https://crm.firm.example@evil.test/")]
    [InlineData("https://me@crm.firm.example/")]
    [InlineData("http://crm.firm.example/")]
    [InlineData("https://crm.firm.example:8443/")]
    [InlineData("//evil.test/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    public void Any_other_address_is_refused_and_nothing_is_started(string url)
    {
        Assert.Equal("not-the-backend", Opener().Open(url)?.Reason);
        Assert.Empty(started);
    }

    private NoteOpener Opener() => new(new Uri("https://crm.firm.example/"), program =>
    {
        started.Add(program);
        return true;
    });
}
