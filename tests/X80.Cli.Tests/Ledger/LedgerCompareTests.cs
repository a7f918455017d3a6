using System.Text.Json;
using X80.Cli.Accounts;
using X80.Cli.Personal;
using X80.Cli.Tests.Accounts;
using X80.Cli.Tests.Support;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Tokens;
using X80.Sdk.Sent;

namespace X80.Cli.Tests.Ledger;

/// <summary>This machine's ledger beside a real backend, to which another machine of the same member sends.</summary>
public sealed class LedgerCompareTests(LoginBackend backend) : IClassFixture<LoginBackend>, IDisposable
{
    private const string Name = "Ana [Deals] 👨‍👩‍👧 שלום";

    private const string Profile = "x80-ledger-test";

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_another_machine_sent_is_found_shown_and_erased_and_what_this_one_sent_is_its_own()
    {
        await LogInAsync();
        Assert.Equal((ExitCode.Done, ""), await AskAsync("ledger", "--compare"));
        using var other = new OtherMachine(backend.Address, backend.Token);
        var id = await other.SendAsync(Name);

        var (code, said) = await AskAsync("ledger", "--compare", "--json");
        Assert.Equal(ExitCode.CheckFailed, code);
        var found = Documents(said);
        Assert.Equal(
            ["create", "link", "share-conversation", "sync"],
            found.Where(each => each.GetProperty("what").GetString() == "sent-elsewhere").Select(each => each.GetProperty("act").GetString()).Order());
        var held = Assert.Single(found, each => each.GetProperty("what").GetString() == "held-unknown");
        Assert.Equal((id, "messages=1"), (held.GetProperty("conversation").GetString(), held.GetProperty("counts").GetString()));

        foreach (var act in new[] { ConsentAction.Create, ConsentAction.Link, ConsentAction.ShareConversation, ConsentAction.Sync })
        {
            await AddAsync(id, act);
        }

        Assert.Equal((ExitCode.Done, ""), await AskAsync("ledger", "--compare"));

        var answer = Assert.Single(Documents((await AskAsync("ledger", "held", "--json")).Data));
        Assert.Equal((id, Name, 1, "shared", Name), (answer.GetProperty("conversation").GetString(), answer.GetProperty("chat").GetString(),
            answer.GetProperty("messages").GetInt32(), answer.GetProperty("privacy").GetString(), answer.GetProperty("record").GetString()));
        Assert.Contains(Name, (await AskAsync("ledger", "held", "--chat", id)).Data, StringComparison.Ordinal);

        var asked = await CliRun.WithInputAsync("no\n", "-q", "ledger", "erase", "--chat", id, "--data", folder.Path, "--profile", Profile);
        Assert.Equal(ExitCode.Usage, asked.ExitCode);
        Assert.Contains("Type erase to do it", asked.Words, StringComparison.Ordinal);
        var erased = Assert.Single(Documents((await AskAsync("ledger", "erase", "--yes", "--json")).Data));
        Assert.All(erased.GetProperty("copies").EnumerateArray(), copy => Assert.Equal("erased", copy.GetProperty("state").GetString()));
        Assert.DoesNotContain(Documents((await AskAsync("ledger", "held", "--json")).Data), each => each.GetProperty("messages").GetInt32() > 0);
        Assert.Contains("\twithdraw\t", (await AskAsync("ledger")).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_that_it_does_not_hold_is_said()
    {
        await LogInAsync();
        Assert.Equal(ExitCode.CheckFailed, (await AskAsync("ledger", "held", "--chat", ConversationId.NewRandom().Value)).Code);
        Assert.Equal(ExitCode.Usage, (await CliRun.OfAsync("ledger", "held", "--chat", "no id")).ExitCode);
        Assert.Equal(ExitCode.Usage, (await CliRun.OfAsync("ledger", "--clear", "--compare")).ExitCode);
    }

    public void Dispose() => folder.Dispose();

    // A plain file under a name of its own: a test leaves nothing in a person's secret store, and finds nothing there.
    private async Task LogInAsync()
    {
        Assert.True(X80Token.TryParse(backend.Token, out var token));
        await new LoginBook(new PersonalFolder(folder.Directory), secrets: null).KeepAsync(Profile, new Login(new Uri(backend.Address), token), Cancel);
    }

    private async Task<(int Code, string Data)> AskAsync(params string[] words)
    {
        var run = await CliRun.OfAsync([.. words, "--data", folder.Path, .. words is ["ledger"] ? (string[])[] : ["--profile", Profile]]);
        return (run.ExitCode, run.Data);
    }

    private static List<JsonElement> Documents(string data) =>
        [.. data.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];

    private async Task AddAsync(string conversation, ConsentAction act)
    {
        using var ledger = new SentFile(Path.Combine(folder.Path, "sent.jsonl"), TimeProvider.System);
        await ledger.AddAsync(
            new SentEntry
            {
                At = TimeProvider.System.GetUtcNow(),
                Act = act,
                Channel = ChannelKind.WhatsApp,
                ConversationId = ConversationId.Parse(conversation),
                Chat = Name,
                Messages = 1,
                ClickId = ClickId.NewRandom(),
                Answer = SentEntry.Done,
            },
            Cancel);
    }
}
