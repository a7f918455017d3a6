using X80.Cli.Tests.Conventions;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Reader;

/// <summary>LinkedIn is data: a folder that ships and a sample with its fixtures.</summary>
public sealed class SecondChannelTests
{
    private static readonly string[] Data = ["sdk/X80.Sdk/Channels/linkedin/", "samples/linkedin-channel/"];

    private static readonly string[] Code = [".cs", ".js", ".css", ".html", ".sql", ".sbn", ".json", ".csproj", ".targets", ".props"];

    // The wire has a word for it, the server says it to people by its own name, the suite opens a chat of it, and a CRM has a field so called.
    private static readonly string[] Named =
    [
        "sdk/X80.Contract/", "reference-server/ServerOptions.cs", "sdk/X80.Conformance/Cases/Server/Attacks/IdAttacks.cs", "sdk/X80.Simulator/Crm/", "tests/",
    ];

    // A product that wrote its name would have to be changed for the third channel.
    [Fact]
    public void No_code_outside_its_folder_knows_of_it()
    {
        var code = RepositoryView.OfTree().Files.Where(file =>
            Code.Any(end => file.Path.EndsWith(end, StringComparison.Ordinal))
            && !Data.Concat(Named).Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal)));

        Assert.DoesNotContain(code, file => file.Text.Contains("linkedin", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Its_fixtures_read_as_expected_and_its_pages_without_a_chat_are_refused()
    {
        var root = Packages.PackedPackages.Root.FullName;
        var sample = Path.Combine(root, "samples", "linkedin-channel");

        var fixtures = await CliRun.OfAsync("reader", "test", sample, "--channel", "linkedin");
        var signedOut = await CliRun.OfAsync("reader", "read", Path.Combine(sample, "signed-out", "page.html"), "--channel", "linkedin");

        Assert.True(fixtures.ExitCode == ExitCode.Done, fixtures.Data);
        Assert.Contains("3 passed, 0 failed", fixtures.Words, StringComparison.Ordinal);
        Assert.Contains("never checked on the real site", fixtures.Words, StringComparison.Ordinal);
        Assert.Contains("refused at screen: not-signed-in", signedOut.Data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://www.linkedin.com/messaging/", "load")]
    [InlineData("https://linkedin.com.evil.example/", "refuse")]
    [InlineData("https://web.whatsapp.com/", "refuse")]
    public async Task Its_own_hosts_load_and_no_others(string url, string decision)
    {
        var run = await CliRun.OfAsync("guard", "check", "--channel", "linkedin", url);

        Assert.StartsWith(decision + "\t", run.Data, StringComparison.Ordinal);
    }
}
