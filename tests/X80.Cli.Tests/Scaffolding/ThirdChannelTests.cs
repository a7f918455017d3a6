using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Scaffolding;

/// <summary>
/// A channel that was never there before this test: made by <c>x80 new channel</c>, its page drawn from a seed. By itself its fixture is read; with
/// <c>X80_CHANNELS=1</c> it goes the whole way, from Sync to a note and to a verdict on the client.
/// </summary>
public sealed class ThirdChannelTests
{
    private const int Seed = 20261127;

    private static readonly bool IsWhole = Environment.GetEnvironmentVariable("X80_CHANNELS") == "1";

    [Fact]
    public async Task An_invented_channel_is_read_and_where_all_is_asked_for_goes_the_whole_way()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(ExitCode.Done, (await CliRun.OfAsync("new", "channel", "third-word", "--into", folder.Path)).ExitCode);
        var scaffold = Path.Combine(folder.Path, "third-word");
        var channel = Path.Combine(scaffold, "channel", "channel.json");

        InventedChannel.Make(scaffold, Seed);

        Assert.DoesNotContain("data-region", await File.ReadAllTextAsync(Path.Combine(scaffold, "channel", "practice.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var fixtures = await CliRun.OfAsync("reader", "test", scaffold, "--channel", channel);
        Assert.True(fixtures.ExitCode == ExitCode.Done, fixtures.Data);
        if (IsWhole)
        {
            var demo = await CliRun.OfAsync("demo", "--auto", "--channel", channel, "--out", Path.Combine(folder.Path, "album"));
            Assert.True(demo.ExitCode == ExitCode.Done, demo.Data);
            var verdict = await CliRun.OfAsync("verify", "client", "--config", Path.Combine(scaffold, "verify.json"));
            Assert.True(verdict.ExitCode == ExitCode.Done, verdict.Data + verdict.Words);
        }
    }

    [Fact]
    public async Task The_pack_of_a_scaffold_refuses_the_pages_of_other_channels()
    {
        using var folder = new TemporaryFolder();
        await CliRun.OfAsync("new", "channel", "third-word", "--into", folder.Path);
        var channel = Path.Combine(folder.Path, "third-word", "channel", "channel.json");
        var other = Path.Combine(Packages.PackedPackages.Root.FullName, "samples", "linkedin-channel", "practice", "page.html");

        var refused = await CliRun.OfAsync("reader", "read", other, "--channel", channel);

        Assert.Equal(ExitCode.CheckFailed, refused.ExitCode);
        Assert.Contains("refused at panel: drift", refused.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_without_a_practice_page_is_said_to_have_none()
    {
        using var folder = new TemporaryFolder();
        await CliRun.OfAsync("new", "channel", "third-word", "--into", folder.Path);
        File.Delete(Path.Combine(folder.Path, "third-word", "channel", "practice.html"));

        var run = await CliRun.OfAsync("demo", "--auto", "--channel", Path.Combine(folder.Path, "third-word", "channel", "channel.json"));

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("No practice.html lies beside its channel.json.", run.Words, StringComparison.Ordinal);
    }
}
