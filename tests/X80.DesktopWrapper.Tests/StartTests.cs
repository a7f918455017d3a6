using System.Diagnostics;

namespace X80.DesktopWrapper.Tests;

/// <summary>What the program refuses to be started with, before anything is loaded.</summary>
public sealed class StartTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1", "the channel's real site is never opened without the sandbox")]
    [InlineData("X80_PROXY_CERT", "/tmp/none.pem", "a certificate stands in for the channel's own behind a proxy alone")]
    [InlineData("X80_BACKEND_URL", "backend", "X80_BACKEND_URL is no whole address")]
    public async Task It_says_why_and_ends(string variable, string value, string sentence)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "X80.Samples.DesktopWrapper")) { RedirectStandardError = true };
        start.Environment[variable] = value;
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);

        Assert.Equal(1, process.ExitCode);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }
}
