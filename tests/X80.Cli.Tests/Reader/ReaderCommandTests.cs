using System.Text.Json;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Reader;

public sealed class ReaderCommandTests
{
    [Fact]
    public async Task Each_page_is_one_json_line_and_a_refusal_names_its_stage()
    {
        using var folder = await ScaffoldAsync();
        var root = Path.Combine(folder.Path, "acme-chat");

        var run = await CliRun.OfAsync(
            "reader", "read", Path.Combine(root, "practice", "page.html"), Path.Combine(root, "signed-out", "page.html"),
            "--channel", Path.Combine(root, "channel", "channel.json"), "--json");

        Assert.Equal(ExitCode.CheckFailed, run.ExitCode);
        var answers = run.Data.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        Assert.Equal(["read", "refused"], answers.Select(answer => answer.GetProperty("outcome").GetString()));
        Assert.Equal("Ines Moreau", answers[0].GetProperty("identity").GetProperty("title").GetString());
        Assert.Equal(3, answers[0].GetProperty("messages").GetArrayLength());
        Assert.Equal("screen", answers[1].GetProperty("refusal").GetProperty("stage").GetString());
    }

    [Fact]
    public async Task A_fixture_that_reads_otherwise_than_expected_fails_and_shows_where()
    {
        using var folder = await ScaffoldAsync();
        var root = Path.Combine(folder.Path, "acme-chat");
        var expected = Path.Combine(root, "practice", "expected.json");
        var text = await File.ReadAllTextAsync(expected, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(expected, text.Replace("until Friday", "until Monday", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var run = await CliRun.OfAsync("reader", "test", root, "--channel", Path.Combine(root, "channel", "channel.json"));

        Assert.Equal(ExitCode.CheckFailed, run.ExitCode);
        Assert.Contains("failed practice\n  message 2: expected", run.Data, StringComparison.Ordinal);
        Assert.Contains("0 passed, 1 failed", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_fixtures_is_a_usage_error_and_never_green()
    {
        using var folder = new TemporaryFolder();

        var run = await CliRun.OfAsync("reader", "test", folder.Path);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("no fixture", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_file_without_its_pack_is_a_usage_error_that_says_so()
    {
        using var folder = await ScaffoldAsync();
        var root = Path.Combine(folder.Path, "acme-chat");
        File.Delete(Path.Combine(root, "channel", "acme-chat.pack.json"));

        var run = await CliRun.OfAsync(
            "reader", "read", Path.Combine(root, "practice", "page.html"), "--channel", Path.Combine(root, "channel", "channel.json"));

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("pack", run.Words, StringComparison.Ordinal);
    }

    private static async Task<TemporaryFolder> ScaffoldAsync()
    {
        var folder = new TemporaryFolder();
        var made = await CliRun.OfAsync("new", "channel", "acme-chat", "--into", folder.Path);
        Assert.True(made.ExitCode == ExitCode.Done, made.Words);
        return folder;
    }
}
