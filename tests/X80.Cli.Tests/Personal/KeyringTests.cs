using System.Text;
using System.Text.Json;
using X80.Cli.Personal;
using X80.Cli.Tests.Support;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Tokens;
using X80.Sdk.Sent;
using X80.Sdk.Tokens;

namespace X80.Cli.Tests.Personal;

/// <summary>The tool itself beside a real keyring (HUMAN-9): the key lies there, the names are sealed under it, and a locked one is said.</summary>
public sealed class KeyringTests : IDisposable
{
    private const string Chat = "Ana [Lima] 🌊";

    private readonly TemporaryFolder own = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private PersonalFolder Folder => new(own.Directory);

    [Fact]
    public async Task Names_in_the_ledger_are_sealed_under_a_key_that_lies_in_the_keyring()
    {
        if (!OperatingSystem.IsLinux())
        {
            await KeepAndForgetAsync();
            return;
        }

        await using var keyring = await Keyring.StartAsync(Cancel);
        await AddAsync(secrets: null);

        // Before any browser: the key is made, and it is said how names are kept.
        var opened = await RunAsync(keyring.Environment, "open", "--backend", "http://127.0.0.1:9/");
        Assert.Contains(NameKeeping.Sealed, opened.Said, StringComparison.Ordinal);
        var key = Encoding.UTF8.GetString(Convert.FromBase64String(await keyring.LookUpAsync("x80-own-files", Cancel)));
        Assert.Equal(43, key.Length);
        Assert.DoesNotContain(key, string.Concat(own.Directory.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => File.ReadAllText(file.FullName))), StringComparison.Ordinal);

        await AddAsync(new HeldKey(key));
        Assert.DoesNotContain("Lima", await File.ReadAllTextAsync(Folder.LedgerFile, Cancel), StringComparison.Ordinal);
        var shown = await RunAsync(keyring.Environment, "ledger", "--json");
        Assert.Contains(NameKeeping.Sealed, shown.Said, StringComparison.Ordinal);
        Assert.Equal([Chat, Chat], ChatsOf(shown.Said));

        // No bus, so no store: what was sent is still listed, and that the names are gone is said.
        var without = await RunAsync(new() { ["DBUS_SESSION_BUS_ADDRESS"] = "", ["XDG_RUNTIME_DIR"] = "" }, "ledger", "--json");
        Assert.Contains("NOT encrypted", without.Said, StringComparison.Ordinal);
        Assert.Equal([null, null], ChatsOf(without.Said));

        // Locked, it is no store without a key: nothing is replaced.
        await keyring.LockAsync(Cancel);
        foreach (string[] words in new string[][] { ["open", "--backend", "http://127.0.0.1:9/"], ["ledger"] })
        {
            var locked = await RunAsync(keyring.Environment, words);
            Assert.Equal(ExitCode.ToolFailed, locked.ExitCode);
            Assert.Contains("The secret store did not answer.", locked.Said, StringComparison.Ordinal);
        }
    }

    public void Dispose() => own.Dispose();

    /// <summary>Keychain and DPAPI need no session of their own.</summary>
    private async Task KeepAndForgetAsync()
    {
        var name = "x80-test-" + Guid.NewGuid().ToString("N");
        var store = await Folder.FindSecretsAsync(Cancel);
        Assert.NotNull(store);
        Assert.Null(await store.ReadAsync(name, Cancel));
        await store.WriteAsync(name, Chat, Cancel);
        Assert.Equal(Chat, await store.ReadAsync(name, Cancel));
        await store.DeleteAsync(name, Cancel);
        Assert.Null(await store.ReadAsync(name, Cancel));
    }

    private async Task AddAsync(ISecretStore? secrets)
    {
        using var ledger = new SentFile(Folder.LedgerFile, TimeProvider.System, secrets);
        await ledger.AddAsync(
            new SentEntry
            {
                At = TimeProvider.System.GetUtcNow(),
                Act = ConsentAction.Sync,
                Channel = ChannelKind.WhatsApp,
                ConversationId = ConversationId.Parse("abcdefghijklmnopqrstuv"),
                Chat = Chat,
                Messages = 24,
                ClickId = ClickId.NewRandom(),
                Answer = SentEntry.Done,
            },
            Cancel);
    }

    // With a browser that is not there: no window opens, whoever runs this.
    private Task<(int ExitCode, string Said)> RunAsync(Dictionary<string, string> session, params string[] words) => ChildProcess.RunAsync(
        "dotnet",
        [typeof(CommandTree).Assembly.Location, .. words, "--data", own.Path],
        own.Directory,
        new Dictionary<string, string>(session) { ["X80_TOKEN"] = X80Token.NewRandom().Reveal(), ["X80_BROWSER"] = "/nowhere/browser" },
        Cancel);

    private static string?[] ChatsOf(string said) =>
        [.. said.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("chat").GetString())];
}
