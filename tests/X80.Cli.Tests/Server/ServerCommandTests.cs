using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using X80.Cli.Tests.Support;
using X80.Contract.Tokens;

namespace X80.Cli.Tests.Server;

public sealed class ServerCommandTests
{
    [Fact]
    public async Task A_token_is_printed_once_listed_without_itself_and_revoked()
    {
        using var folder = new TemporaryFolder();
        string[] data = ["--data", Path.Combine(folder.Path, "data")];

        var created = await CliRun.OfAsync(["server", "token", "create", "--member", "Ana [Deals] 🌊", .. data]);
        var listed = await CliRun.OfAsync(["server", "token", "list", "--json", .. data]);
        var shown = await CliRun.OfAsync(["server", "token", "list", .. data]);

        Assert.True(X80Token.TryParse(created.Data.Trim(), out _), created.Words);
        Assert.DoesNotContain(created.Data.Trim(), listed.Data + listed.Words, StringComparison.Ordinal);
        Assert.Contains("Ana [Deals] 🌊", shown.Data, StringComparison.Ordinal);
        var id = JsonSerializer.Deserialize<JsonElement>(listed.Data).GetProperty("id").GetString()!;

        Assert.Equal(ExitCode.Done, (await CliRun.OfAsync(["server", "token", "revoke", id, .. data])).ExitCode);
        Assert.Equal(ExitCode.CheckFailed, (await CliRun.OfAsync(["server", "token", "revoke", id, .. data])).ExitCode);
        Assert.Contains("revoked", (await CliRun.OfAsync(["server", "token", "list", .. data])).Data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("token", "list")]
    [InlineData("token", "revoke", "some-id")]
    [InlineData("probe")]
    [InlineData("keys", "rotate")]
    public async Task A_mistyped_data_folder_is_not_answered_as_an_empty_backend(params string[] command)
    {
        using var folder = new TemporaryFolder();
        var typo = Path.Combine(folder.Path, "dtaa");

        var run = await CliRun.OfAsync(["server", .. command, "--data", typo]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("no backend in that folder", run.Words, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task The_keys_are_rotated_beside_nothing()
    {
        using var folder = new TemporaryFolder();
        string[] data = ["--data", Path.Combine(folder.Path, "data")];
        await CliRun.OfAsync(["server", "token", "create", "--member", "Rui Prado", .. data]);

        var run = await CliRun.OfAsync(["server", "keys", "rotate", "--json", .. data]);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(2, JsonSerializer.Deserialize<JsonElement>(run.Data).GetProperty("epoch").GetInt64());
        Assert.Equal(["epoch-2.key"], Directory.GetFiles(Path.Combine(folder.Path, "data-keys"), "epoch-*").Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_backend_whose_keys_are_gone_says_so()
    {
        using var folder = new TemporaryFolder();
        string[] data = ["--data", Path.Combine(folder.Path, "data")];
        await CliRun.OfAsync(["server", "token", "create", "--member", "Rui Prado", .. data]);
        Directory.Delete(Path.Combine(folder.Path, "data-keys"), recursive: true);

        var run = await CliRun.OfAsync(["server", "run", "--urls", "http://127.0.0.1:0", .. data]);

        Assert.Equal(ExitCode.ToolFailed, run.ExitCode);
        Assert.Contains("tag.key is not in the keys folder", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_said_in_plain_words_without_a_stack()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var server = CliProcess.Start(
            "server", "run", "--urls", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}", "--data", Path.Combine(folder.Path, "data"));

        var words = await server.StandardError.ReadToEndAsync(cancellationToken);
        await server.WaitForExitAsync(cancellationToken);

        Assert.Equal(ExitCode.ToolFailed, server.ExitCode);
        Assert.Contains("port 0 takes a free one", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception:", words, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_inside_the_data_folder_are_refused_with_the_reason()
    {
        using var folder = new TemporaryFolder();

        var run = await CliRun.OfAsync("server", "token", "create", "--member", "Ana", "--data", folder.Path, "--keys", Path.Combine(folder.Path, "keys"));

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("keys", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_server_answers_a_token_made_beside_it_and_Ctrl_C_ends_it_with_130()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        string[] data = ["--data", Path.Combine(folder.Path, "data")];
        using var server = CliProcess.Start(["server", "run", "--urls", "http://127.0.0.1:0", "--json", .. data]);
        var place = JsonSerializer.Deserialize<JsonElement>((await server.StandardOutput.ReadLineAsync(cancellationToken))!);
        var token = (await CliRun.OfAsync(["server", "token", "create", "--member", "Rui Prado", .. data])).Data.Trim();

        using var client = new HttpClient { BaseAddress = new Uri(place.GetProperty("address").GetString()!) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.GetAsync("api/ext/session", cancellationToken);
        await CliProcess.InterruptAsync(server, cancellationToken);
        await server.WaitForExitAsync(cancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(ExitCode.Cancelled, server.ExitCode);
    }

    [Fact]
    public async Task A_probe_of_an_empty_backend_finds_the_member_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        string[] data = ["--data", Path.Combine(folder.Path, "data")];
        await CliRun.OfAsync(["server", "token", "create", "--member", "Plainly-here", .. data]);

        var run = await CliRun.WithInputAsync("Plainly-here\nnowhere-at-all\n", ["server", "probe", .. data]);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.NotEmpty(run.Data);
        Assert.All(
            run.Data.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Equal("Plainly-here", JsonSerializer.Deserialize<JsonElement>(line).GetProperty("text").GetString()));
    }
}
