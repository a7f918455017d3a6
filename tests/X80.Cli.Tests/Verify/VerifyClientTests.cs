using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Verify;

/// <summary>What is said before any client is started.</summary>
public sealed class VerifyClientTests
{
    [Theory]
    [InlineData("--launch a --extension b", "One client at a time")]
    [InlineData("--label sync=Now", "give --launch or --extension, too")]
    [InlineData("--launch a --label click=Now", "'click' is no control")]
    [InlineData("--without log", "--without names controls of a client that is launched")]
    [InlineData("--launch a --without send", "'send' is no control that a client may lack. They are search, log, insert.")]
    [InlineData("--launch a --for soon", "such as 90s, 16m or 24h")]
    [InlineData("--launch a --stimuli 3", "from 20 on")]
    [InlineData("--launch a --channel linkedin", "no hands at the page of LinkedIn")]
    public async Task What_cannot_be_asked_is_a_usage_error(string options, string sentence)
    {
        var run = await CliRun.OfAsync(["verify", "client", .. options.Split(' ')]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(sentence, run.Words, StringComparison.Ordinal);
    }
}
