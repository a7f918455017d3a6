using System.Diagnostics;
using X80.Sdk.Channels;
using X80.Sdk.Guarding;

namespace X80.Harness.Tests;

public sealed class NoteOpenerTests
{
    private const string Crm = "firm.affinity.co";

    private readonly List<ProcessStartInfo> started = [];

    [Theory]
    [InlineData("https://crm.firm.example/records/p-1#note")]
    [InlineData("/records/p-1#note")]
    public void A_note_on_the_backend_is_opened(string url)
    {
        Assert.Null(Opener().Open(url, crmHost: null));
        Assert.Equal("https://crm.firm.example/records/p-1#note", Given(started.Single()));
    }

    [Theory]
    [InlineData("https://firm.affinity.co/persons/1#note-2", "https://firm.affinity.co/persons/1#note-2")]
    [InlineData("https://firm.affinity.co:443/persons/1", "https://firm.affinity.co/persons/1")]
    [InlineData("https://firm.affinity.co", "https://firm.affinity.co/")]
    public void A_note_on_the_host_that_the_session_names_is_opened_as_one_canonical_argument(string url, string given)
    {
        Assert.Null(Opener().Open(url, Crm));
        Assert.Equal(given, Given(started.Single()));
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
    [InlineData("https://firm.affinity.co.evil.test/")]
    [InlineData("https://evilfirm.affinity.co/")]
    [InlineData("https://x.firm.affinity.co/")]
    [InlineData("https://affinity.co/")]
    [InlineData("https://firm.affinity.co./")]
    [InlineData("https://FIRM.affinity.co/")]
    [InlineData("https://firm.affinity.co@evil.test/")]
    [InlineData("https://me@firm.affinity.co/")]
    [InlineData("http://firm.affinity.co/")]
    [InlineData("https://firm.affinity.co:8443/")]
    [InlineData("https://firm.affinity.co\\@evil.test/")]
    [InlineData("https://firm%2eaffinity.co/")]
    [InlineData("https://firm\u3002affinity.co/")]
    [InlineData("https:/\\firm.affinity.co/")]
    [InlineData("//firm.affinity.co/")]
    public void Any_other_address_is_refused_and_nothing_is_started(string url)
    {
        Assert.Equal("not-the-crm", Opener().Open(url, Crm)?.Reason);
        Assert.Empty(started);
    }

    [Theory]
    [InlineData("https://a b.firm.affinity.co/", Crm, "not-the-crm")]
    [InlineData("https://firm.affinity.co/a b", Crm, "ambiguous-address")]
    [InlineData("https://firm.affinity.co/", null, "not-the-crm")]
    [InlineData("https://firm.affinity.co/", "", "not-the-crm")]
    [InlineData("https://firm.affinity.co/", "*.affinity.co", "not-the-crm")]
    [InlineData("https://firm.affinity.co/", "Firm.affinity.co", "not-the-crm")]
    [InlineData("https://firm.affinity.co/", "https://firm.affinity.co", "not-the-crm")]
    [InlineData("https://web.whatsapp.com/", "web.whatsapp.com", "channel-own-host")]
    [InlineData("https://127.0.0.1/", "127.0.0.1", "not-a-public-host")]
    [InlineData("https://localhost/", "localhost", "not-a-public-host")]
    [InlineData("https://router.lan/", "router.lan", "not-a-public-host")]
    public void Whatever_host_a_backend_names_no_odd_one_is_opened(string url, string? crmHost, string reason)
    {
        Assert.Equal(reason, Opener().Open(url, crmHost)?.Reason);
        Assert.Empty(started);
    }

    private static string Given(ProcessStartInfo program) => program.ArgumentList.LastOrDefault(program.FileName);

    private NoteOpener Opener() => new(new Uri("https://crm.firm.example/"), new HostGuard(KnownChannels.WhatsApp.DocumentHosts), program =>
    {
        started.Add(program);
        return true;
    });
}
