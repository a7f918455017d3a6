using System.Text.Json;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Server;

/// <summary>Commands that keep a backend in order.</summary>
public sealed class UpkeepCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string[] Data => ["--data", Path.Combine(folder.Path, "data")];

    private string Backups => Path.Combine(folder.Path, "backup");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("server run", "x80 server run --urls")]
    [InlineData("server migrate", "x80 server migrate --database postgres://")]
    [InlineData("server backup", "x80 server backup --database postgres://")]
    [InlineData("server restore", "x80 server restore --from ./x80-backup --data")]
    [InlineData("server keys rotate", "x80 server keys rotate --data ./x80-data --forget-backup")]
    [InlineData("server probe", "| x80 server probe --data")]
    [InlineData("server audit verify", "x80 server audit verify --data ./x80-data --audit")]
    public async Task Help_shows_how_it_is_used_and_what_is_not_understood_ends_with_2(string command, string example)
    {
        var help = await CliRun.OfAsync([.. command.Split(' '), "--help"]);
        var wrong = await CliRun.OfAsync([.. command.Split(' '), "--no-such-option"]);

        Assert.Equal(ExitCode.Done, help.ExitCode);
        Assert.Contains("Example", help.Data + help.Words, StringComparison.Ordinal);
        Assert.Contains(example, help.Data + help.Words, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, wrong.ExitCode);
    }

    [Fact]
    public async Task What_was_backed_up_is_restored_and_its_trail_is_whole()
    {
        await CliRun.OfAsync(["server", "token", "create", "--member", "Rui Prado", .. Data]);
        var backup = await CliRun.OfAsync(["server", "backup", "--to", Backups, "--json", .. Data]);
        var refused = await CliRun.OfAsync(["server", "restore", "--from", Backups, .. Data]);
        Directory.Delete(Data[1], recursive: true);

        var restored = await CliRun.OfAsync(["server", "restore", "--from", Backups, "--json", .. Data]);
        var verified = await CliRun.OfAsync(["server", "audit", "verify", "--json", .. Data]);
        var listed = await CliRun.OfAsync(["server", "token", "list", .. Data]);

        Assert.Equal((ExitCode.Done, ExitCode.ToolFailed), (backup.ExitCode, refused.ExitCode));
        Assert.Equal(JsonSerializer.Deserialize<JsonElement>(backup.Data).GetProperty("part").GetString(), JsonSerializer.Deserialize<JsonElement>(restored.Data).GetProperty("part").GetString());
        Assert.Equal(ExitCode.Done, verified.ExitCode);
        Assert.Equal(0, JsonSerializer.Deserialize<JsonElement>(verified.Data).GetProperty("dropped").GetInt64());
        Assert.Contains("Rui Prado", listed.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_folder_of_backups_is_told_as_that_and_not_as_missing_keys()
    {
        using var folder = new TemporaryFolder();

        var run = await CliRun.OfAsync(
            "server", "restore", "--from", Path.Combine(folder.Path, "nowhere"), "--data", Path.Combine(folder.Path, "data"));

        Assert.Equal(ExitCode.ToolFailed, run.ExitCode);
        Assert.Contains("holds no backup", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rotation_without_the_backup_at_hand_is_refused_until_the_backup_is_given_up()
    {
        await CliRun.OfAsync(["server", "token", "create", "--member", "Rui Prado", .. Data]);
        await CliRun.OfAsync(["server", "backup", "--to", Backups, .. Data]);
        Directory.Delete(Backups, recursive: true);

        var refused = await CliRun.OfAsync(["server", "keys", "rotate", .. Data]);
        var forced = await CliRun.OfAsync(["server", "keys", "rotate", "--forget-backup", .. Data]);

        Assert.Equal((ExitCode.ToolFailed, ExitCode.Done), (refused.ExitCode, forced.ExitCode));
        Assert.Contains("cannot be renewed", refused.Words, StringComparison.Ordinal);
        Assert.Contains("--forget-backup", refused.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("backup", "--to")]
    [InlineData("restore", "--from")]
    public async Task A_database_that_does_not_answer_is_told_without_its_password(string command, string option)
    {
        await CliRun.OfAsync(["server", "token", "create", "--member", "Rui Prado", .. Data]);
        await CliRun.OfAsync(["server", "backup", "--to", Backups, .. Data]);

        var run = await CliRun.OfAsync(["server", command, option, Backups, "--database", "postgres://x80:opensesame@127.0.0.1:1/x80", .. Data]);

        Assert.Equal(ExitCode.ToolFailed, run.ExitCode);
        Assert.DoesNotContain("opensesame", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backend_on_an_empty_folder_says_where_its_web_app_is_opened()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var server = CliProcess.Start(["server", "run", "--urls", "http://127.0.0.1:0", .. Data]);
        var listening = await server.StandardError.ReadLineAsync(cancellationToken);
        while (listening?.EndsWith("is at work. Ctrl-C stops it.", StringComparison.Ordinal) == true)
        {
            listening = await server.StandardError.ReadLineAsync(cancellationToken); // On a slow machine it says first that it starts.
        }

        var web = await server.StandardError.ReadLineAsync(cancellationToken);

        Assert.NotNull(web);
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(web[web.IndexOf("http", StringComparison.Ordinal)..]), cancellationToken);
        await CliProcess.InterruptAsync(server, cancellationToken);
        await server.WaitForExitAsync(cancellationToken);

        Assert.StartsWith("The backend listens on http://127.0.0.1:", listening, StringComparison.Ordinal);
        Assert.StartsWith("Set up its web app, once", web, StringComparison.Ordinal);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
    }
}
