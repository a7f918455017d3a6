using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Sdk.Sent;
using X80.Sdk.Tests.Support;
using X80.Sdk.Tokens;

namespace X80.Sdk.Tests.Sent;

public sealed class SentFileTests : IDisposable
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string folder = Directory.CreateTempSubdirectory("x80-ledger-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Path => System.IO.Path.Combine(folder, "sub", "sent.jsonl");

    [Fact]
    public async Task What_was_sent_is_read_back_with_its_last_answer_by_another_run()
    {
        using (var ledger = new SentFile(Path, Samples.Clock()))
        {
            var line = Line();
            await ledger.AddAsync(line, Cancel);
            await ledger.AddAsync(line with { Answer = SentEntry.Done }, Cancel);
            await ledger.AddAsync(Line() with { Messages = 0, Act = ConsentAction.Suggest }, Cancel);
        }

        using var later = new SentFile(Path, Samples.Clock());
        await later.AddAsync(Line(), Cancel);
        var entries = await later.ReadAsync(Cancel);
        Assert.Equal([SentEntry.Done, SentEntry.Unanswered, SentEntry.Unanswered], entries.Select(entry => entry.Answer));
        Assert.Equal([24, 0, 24], entries.Select(entry => entry.Messages));
        Assert.All(entries, entry => Assert.Equal("Ana [Lima] 🌊", entry.Chat));
    }

    [Fact]
    public async Task Only_its_owner_can_read_it()
    {
        using var ledger = new SentFile(Path, Samples.Clock());
        await ledger.AddAsync(Line(), Cancel);
        Assert.Equal(OwnerAlone, ModeOf(Path));
        using var swept = new SentFile(Path, Samples.Clock());
        await swept.AddAsync(Line(), Cancel);
        Assert.Equal(OwnerAlone, ModeOf(Path));
    }

    [Fact]
    public async Task A_name_is_sealed_under_a_key_of_the_secret_store_and_lost_with_it()
    {
        var secrets = new SecretsInMemory();
        using var ledger = new SentFile(Path, Samples.Clock(), secrets);
        await ledger.AddAsync(Line(), Cancel);
        Assert.DoesNotContain("Lima", await File.ReadAllTextAsync(Path, Cancel), StringComparison.Ordinal);
        Assert.Equal("Ana [Lima] 🌊", Assert.Single(await ledger.ReadAsync(Cancel)).Chat);
        secrets.Held.Clear();
        Assert.Null(Assert.Single(await ledger.ReadAsync(Cancel)).Chat);
        using var without = new SentFile(Path, Samples.Clock());
        Assert.Null(Assert.Single(await without.ReadAsync(Cancel)).Chat);
    }

    [Fact]
    public async Task Names_of_a_time_without_a_secret_store_are_sealed_at_the_first_line_with_one()
    {
        using var before = new SentFile(Path, Samples.Clock());
        await before.AddAsync(Line(), Cancel);
        Assert.Contains("Lima", await File.ReadAllTextAsync(Path, Cancel), StringComparison.Ordinal);
        using var ledger = new SentFile(Path, Samples.Clock(), new SecretsInMemory());
        Assert.Equal("Ana [Lima] 🌊", Assert.Single(await ledger.ReadAsync(Cancel)).Chat);
        await ledger.AddAsync(Line(), Cancel);
        Assert.DoesNotContain("Lima", await File.ReadAllTextAsync(Path, Cancel), StringComparison.Ordinal);
        Assert.Equal(["Ana [Lima] 🌊", "Ana [Lima] 🌊"], (await ledger.ReadAsync(Cancel)).Select(entry => entry.Chat));
        Assert.Equal(OwnerAlone, ModeOf(Path));
    }

    [Fact]
    public async Task While_the_secret_store_does_not_answer_no_line_is_added_and_no_key_is_replaced()
    {
        var secrets = new SecretsInMemory();
        using var ledger = new SentFile(Path, Samples.Clock(), secrets);
        await ledger.AddAsync(Line(), Cancel);
        var held = secrets.Held.Single();
        secrets.IsLocked = true;
        await Assert.ThrowsAsync<SecretStoreException>(() => ledger.AddAsync(Line(), Cancel));
        await Assert.ThrowsAsync<SecretStoreException>(() => ledger.ReadAsync(Cancel));
        secrets.IsLocked = false;
        Assert.Equal(held, secrets.Held.Single());
        Assert.Single(await ledger.ReadAsync(Cancel));
    }

    [Fact]
    public async Task A_secret_that_is_no_key_is_said_and_left_alone()
    {
        var secrets = new SecretsInMemory { Held = { [SealKey.SecretName] = "somebody's own" } };
        using var ledger = new SentFile(Path, Samples.Clock(), secrets);
        Assert.Contains("is no key", (await Assert.ThrowsAsync<SecretStoreException>(() => ledger.AddAsync(Line(), Cancel))).Message, StringComparison.Ordinal);
        Assert.Equal("somebody's own", secrets.Held[SealKey.SecretName]);
    }

    [Fact]
    public async Task Old_lines_are_not_shown_and_leave_the_file_at_the_next_run()
    {
        var time = Samples.Clock();
        using var ledger = new SentFile(Path, time, maxAge: TimeSpan.FromDays(30));
        await ledger.AddAsync(Line(), Cancel);
        time.Advance(TimeSpan.FromDays(31));
        Assert.Empty(await ledger.ReadAsync(Cancel));
        using var later = new SentFile(Path, time, maxAge: TimeSpan.FromDays(30));
        await later.AddAsync(Line() with { At = time.GetUtcNow() }, Cancel);
        Assert.Single(await File.ReadAllLinesAsync(Path, Cancel));
    }

    [Fact]
    public async Task It_can_be_cleared_and_survives_a_line_that_a_crash_cut_off()
    {
        using var ledger = new SentFile(Path, Samples.Clock());
        await ledger.AddAsync(Line(), Cancel);
        await File.AppendAllTextAsync(Path, "{\"at\":\"2026-", Cancel);
        Assert.Single(await ledger.ReadAsync(Cancel));
        await ledger.ClearAsync(Cancel);
        Assert.False(File.Exists(Path));
        Assert.Empty(await ledger.ReadAsync(Cancel));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Windows has no modes: there the person's own profile folder is what keeps others out.</summary>
    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? OwnerAlone : File.GetUnixFileMode(path);

    private static SentEntry Line() => new()
    {
        At = Samples.Noon,
        Act = ConsentAction.Sync,
        Channel = ChannelKind.WhatsApp,
        ConversationId = Samples.Id,
        Chat = "Ana [Lima] 🌊",
        Messages = 24,
        ClickId = ClickId.NewRandom(),
        Answer = SentEntry.Unanswered,
    };
}
