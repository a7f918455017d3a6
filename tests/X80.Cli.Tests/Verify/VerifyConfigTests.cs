using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Verify;

/// <summary>A file that says what is verified: what is wrong with it is said before anything starts.</summary>
public sealed class VerifyConfigTests
{
    [Theory]
    [InlineData("{ \"colour\": 1 }", "$.colour is unknown or of another type.")]
    [InlineData("{ \"only\": \"HUMAN-1\" }", "$.only is unknown or of another type.")]
    [InlineData("null", "$ is unknown or of another type.")]
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
}
