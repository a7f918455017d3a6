using X80.Cli.Running;
using X80.Cli.Tests.Support;
using X80.Cli.Verify;

namespace X80.Cli.Tests.Verify;

/// <summary>Option before environment before file before default; and what is wrong with a file is said before anything starts.</summary>
public sealed class VerifyConfigTests
{
    [Fact]
    public void The_environment_comes_before_the_file_and_the_file_before_nothing()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "verify.json"), """{"url":"http://file/","seed":3,"only":["GATE-1"],"budget":400}""");
        var variables = new Dictionary<string, string> { ["X80_VERIFY_URL"] = "http://environment/", ["X80_VERIFY_ONLY"] = "GATE-2, GATE-3", ["X80_VERIFY_NONCE"] = "" };

        var told = VerifyConfig.Find(null, folder.Directory, variables.GetValueOrDefault);

        Assert.Equal(("http://environment/", 3, 400, null), (told.Url, told.Seed, told.Budget, told.Nonce));
        Assert.Equal(["GATE-2", "GATE-3"], told.Only!);
    }

    [Fact]
    public void Without_a_file_the_environment_stands_alone_and_without_both_nothing_is_told()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(7, VerifyConfig.Find(null, folder.Directory, name => name == "X80_VERIFY_SEED" ? "7" : null).Seed);
        Assert.Equal(new VerifyConfig(), VerifyConfig.Find(null, folder.Directory, _ => null));
    }

    [Fact]
    public void A_channel_is_found_from_the_file_that_names_it()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "verify.json"), """{"channel":"mine/channel.json"}""");

        Assert.Equal(Path.Combine(folder.Path, "mine/channel.json"), VerifyConfig.Find(null, folder.Directory, _ => null).Channel);
        Assert.Equal("linkedin", VerifyConfig.Find(null, folder.Directory, name => name == "X80_VERIFY_CHANNEL" ? "linkedin" : null).Channel);
    }

    [Theory]
    [InlineData("{ \"token\": \"x\" }", "$.token is unknown or of another type.")]
    [InlineData("{ \"seed\": \"one\" }", "$.seed is unknown or of another type.")]
    [InlineData("{ \"only\": \"HUMAN-1\" }", "$.only is unknown or of another type.")]
    [InlineData("null", "$ is unknown or of another type.")]
    [InlineData("nothing", "$ is unknown or of another type.")]
    [InlineData("{ \"clock\": \"moon\" }", "It is virtual or real.")]
    [InlineData("{ \"channel\": \"nowhere\" }", "Neither does one of that word ship, nor is it a .json file.")]
    [InlineData("{ \"channel\": \"nowhere/channel.json\" }", "The file, or the pack that it names, is not there.")]
    public async Task What_is_wrong_with_it_is_said(string text, string why)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "verify.json");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

        var run = await CliRun.OfAsync("verify", "client", "--config", file);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(why, run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said_to_be_missing()
    {
        var run = await CliRun.OfAsync("verify", "client", "--config", "no-such-file.json");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("It is not there, or may not be read.", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_that_is_no_number_is_refused()
    {
        using var folder = new TemporaryFolder();

        Assert.Throws<CliException>(() => VerifyConfig.Find(null, folder.Directory, name => name == "X80_VERIFY_SEED" ? "one" : null));
    }

    [Fact]
    public async Task An_option_comes_before_what_was_told()
    {
        using var folder = new TemporaryFolder();
        var config = Path.Combine(folder.Path, "mine.json");
        await File.WriteAllTextAsync(config, """{"only":["NOPE-1"]}""", TestContext.Current.CancellationToken);

        var told = await CliRun.OfAsync("verify", "--half", "server", "--config", config);
        var chosen = await CliRun.OfAsync("verify", "--half", "server", "--config", config, "--only", "NOPE-2");

        Assert.Contains("No case matches 'NOPE-1'", told.Data, StringComparison.Ordinal);
        Assert.Contains("No case matches 'NOPE-2'", chosen.Data, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Usage, ExitCode.Usage), (told.ExitCode, chosen.ExitCode));
    }
}
