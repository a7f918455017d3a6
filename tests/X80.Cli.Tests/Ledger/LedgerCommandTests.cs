using System.Text.Json;
using X80.Cli.Tests.Support;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Sdk.Sent;

namespace X80.Cli.Tests.Ledger;

public sealed class LedgerCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string LedgerFile => Path.Combine(folder.Path, "sent.jsonl");

    [Fact]
    public async Task Each_send_is_one_line_and_one_document()
    {
        var click = await AddAsync("Ana\tLima\n🌊");

        var run = await CliRun.OfAsync("ledger", "--data", folder.Path);
        Assert.Contains("names of chats", run.Words, StringComparison.OrdinalIgnoreCase);
        var lines = run.Data.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var cells = Assert.Single(lines).Split('\t');
        Assert.Equal(["sync", "whatsapp", "Ana\\u0009Lima\\u000a🌊", "24", click.Value, "done"], cells[1..]);

        var json = JsonSerializer.Deserialize<JsonElement>((await CliRun.OfAsync("ledger", "--data", folder.Path, "--json")).Data);
        Assert.Equal(
            ["act", "answer", "at", "channel", "chat", "click", "conversation", "messages"],
            json.EnumerateObject().Select(member => member.Name).Order());
        Assert.Equal(("Ana\tLima\n🌊", 24), (json.GetProperty("chat").GetString(), json.GetProperty("messages").GetInt32()));
    }

    [Fact]
    public async Task It_is_cleared_on_a_word_and_an_empty_one_says_so()
    {
        await AddAsync("Ana");

        Assert.Equal(ExitCode.Done, (await CliRun.OfAsync("ledger", "--data", folder.Path, "--clear")).ExitCode);

        Assert.False(File.Exists(LedgerFile));
        var empty = await CliRun.OfAsync("ledger", "--data", folder.Path);
        Assert.Equal(("", ExitCode.Done), (empty.Data, empty.ExitCode));
        Assert.Contains("Nothing was sent from this machine.", empty.Words, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private async Task<ClickId> AddAsync(string chat)
    {
        using var ledger = new SentFile(LedgerFile, TimeProvider.System);
        var click = ClickId.NewRandom();
        await ledger.AddAsync(
            new SentEntry
            {
                At = TimeProvider.System.GetUtcNow(),
                Act = ConsentAction.Sync,
                Channel = ChannelKind.WhatsApp,
                ConversationId = ConversationId.Parse("abcdefghijklmnopqrstuv"),
                Chat = chat,
                Messages = 24,
                ClickId = click,
                Answer = SentEntry.Done,
            },
            Cancel);
        return click;
    }
}
