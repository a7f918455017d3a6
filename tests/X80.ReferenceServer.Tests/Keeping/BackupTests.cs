using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Keeping;

/// <summary>GATE-13: data and living keys are backed up apart, and what was erased stays erased after a restore.</summary>
public sealed class BackupTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private string token = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Backups => Path.Combine(folder.Path, "backups");

    private ServerOptions Options => new() { Urls = "http://127.0.0.1:0", DataFolder = Path.Combine(folder.Path, "data") };

    public async ValueTask InitializeAsync() => token = await ServerProcess.PrepareAsync(folder.Path, Cancel);

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [SqliteFact]
    public async Task Fault_13_what_was_erased_after_a_backup_stays_erased_after_its_restore()
    {
        var (withdrawn, taken, edited, flipped) = (Wire.Canary(), Wire.Canary(), Wire.Canary(), Wire.Canary());
        var takenMessage = Wire.Message(taken);
        var editedMessage = Wire.Message(edited);
        var keptMessage = Wire.Message("kept");
        string gone, kept, closed;
        using (var server = await ServerProcess.StartAsync(folder.Path, Cancel))
        using (var member = new TestMember(server.Address, token, TimeProvider.System))
        {
            gone = await member.OpenSharedAsync("title:gone");
            (await member.SyncAsync(gone, Wire.Message(withdrawn))).Expect(200);
            kept = await member.OpenSharedAsync("title:kept");
            (await member.SyncAsync(kept, keptMessage, takenMessage, editedMessage)).Expect(200);
            closed = await member.OpenSharedAsync("title:closed");
            (await member.SyncAsync(closed, Wire.Message(flipped))).Expect(200);
            await BackupAsync();

            await member.SetPrivateAsync(gone, "withdraw");
            (await member.SendAsync(HttpMethod.Delete, $"conversations/{kept}/messages/{takenMessage["id"]}")).Expect(200);
            using var later = new TestMember(server.Address, token, new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddSeconds(5)));
            (await later.SyncAsync(kept, keptMessage, Wire.Message("edited text", (string?)editedMessage["id"]))).Expect(200);
            await member.SetPrivateAsync(closed);
            await RotateAsync();
            await BackupAsync();
            await server.KillAsync(Cancel);
        }

        Directory.Delete(Options.DataFolder, recursive: true);
        var parts = Directory.GetFiles(Backups, "data-*.db").Order(StringComparer.Ordinal).Select(Path.GetFileName).ToList();
        var outcome = await ServerRestore.RunAsync(Options, Backups, parts[0], null, Cancel);

        Assert.Equal((2, 3), (outcome.Messages, outcome.Erased));
        await AssertNowhereAsync(withdrawn, taken, edited);
        using var after = await ServerProcess.StartAsync(folder.Path, Cancel);
        using var reader = new TestMember(after.Address, token, TimeProvider.System);
        Assert.Empty(await reader.TextsAsync(gone));
        Assert.Equal(["kept"], await reader.TextsAsync(kept));
        Assert.Equal([flipped], await reader.TextsAsync(closed));
        Assert.Equal("private", (await reader.GetAsync($"conversations/{closed}")).Expect(200).Json["privacy"]!.GetValue<string>());
        Assert.DoesNotContain(taken, await reader.NoteAsync(kept), StringComparison.Ordinal);
        (await reader.SyncAsync(closed, Wire.Message("more"))).ExpectProblem(403, "conversation-private");
        var again = (await reader.SyncAsync(kept, keptMessage, takenMessage)).Expect(200);
        Assert.Equal(1, again.Json["withheld"]!.GetValue<int>());
    }

    [SqliteFact]
    public async Task A_token_that_was_revoked_after_the_backup_stays_revoked()
    {
        await BackupAsync();
        await using (var app = ServerHost.Build(Options))
        {
            var admin = app.Services.GetRequiredService<ServerAdmin>();
            await admin.RevokeTokenAsync((await admin.ListTokensAsync(Cancel)).Single().Id, Cancel);
        }

        await BackupAsync();
        Directory.Delete(Options.DataFolder, recursive: true);
        await ServerRestore.RunAsync(Options, Backups, Path.GetFileName(Directory.GetFiles(Backups, "data-*.db").Order(StringComparer.Ordinal).First()), null, Cancel);

        await using var restored = ServerHost.Build(Options);
        Assert.NotNull((await restored.Services.GetRequiredService<ServerAdmin>().ListTokensAsync(Cancel)).Single().RevokedAt);
        var report = await restored.Services.GetRequiredService<ServerUpkeep>().VerifyAuditAsync(Cancel);
        Assert.Equal((0, 1), (report.Faults.Count, report.Restores));
    }

    [SqliteFact]
    public async Task A_browser_that_was_signed_in_when_the_backup_was_made_is_not_after_its_restore()
    {
        string link;
        await using (var app = ServerHost.Build(Options))
        {
            var admin = app.Services.GetRequiredService<ServerAdmin>();
            link = await admin.CreateWebSignInAsync((await admin.ListTokensAsync(Cancel)).Single().MemberId, Cancel);
        }

        TestBrowser before;
        using (var server = await ServerProcess.StartAsync(folder.Path, Cancel))
        {
            before = new TestBrowser(server.Address);
            (await before.GetAsync(link)).Expect(302);
            (await before.GetAsync("/")).Expect(200);
            await server.KillAsync(Cancel);
        }

        await BackupAsync();
        Directory.Delete(Options.DataFolder, recursive: true);
        await ServerRestore.RunAsync(Options, Backups, null, null, Cancel);

        using var restored = await ServerProcess.StartAsync(folder.Path, Cancel);
        using var after = new TestBrowser(restored.Address);
        after.Cookies.Add(before.Cookies.GetAllCookies());
        before.Dispose();
        Assert.StartsWith("/sign-in", (await after.GetAsync("/")).Expect(302).Location, StringComparison.Ordinal);
    }

    [SqliteFact]
    public async Task A_rotation_renews_the_living_keys_of_a_backup_folder_that_it_knows()
    {
        string conversation;
        using (var server = await ServerProcess.StartAsync(folder.Path, Cancel))
        using (var member = new TestMember(server.Address, token, TimeProvider.System))
        {
            conversation = await member.OpenSharedAsync();
            (await member.SyncAsync(conversation, Wire.Message("kept"))).Expect(200);
            await server.KillAsync(Cancel);
        }

        await BackupAsync();
        await using (var app = ServerHost.Build(Options with { BackupFolder = Backups }))
        {
            await app.Services.GetRequiredService<ServerUpkeep>().RotateKeysAsync(Cancel);
        }

        Directory.Delete(Options.DataFolder, recursive: true);
        var outcome = await ServerRestore.RunAsync(Options, Backups, null, null, Cancel);

        Assert.Equal((1, 0), (outcome.Messages, outcome.Erased));
    }

    [SqliteFact]
    public async Task The_data_part_alone_is_not_served()
    {
        var part = await BackupAsync();
        File.Delete(Path.Combine(Options.DataFolder, "x80.db-wal"));
        File.Delete(Path.Combine(Options.DataFolder, "x80.db-shm"));
        File.Copy(Path.Combine(Backups, part), Path.Combine(Options.DataFolder, "x80.db"), overwrite: true);

        Assert.Contains("x80 server restore", Assert.Throws<ServerStateException>(() => ServerHost.Build(Options)).Message, StringComparison.Ordinal);
    }

    [SqliteTheory]
    [InlineData("truncated")]
    [InlineData("changed")]
    [InlineData("no seal")]
    [InlineData("no keys")]
    [InlineData("cut keys")]
    [InlineData("foreign")]
    [InlineData("rotated")]
    [InlineData("not empty")]
    public async Task Fault_54_a_backup_that_is_not_whole_or_not_ours_is_refused_and_nothing_is_left(string how)
    {
        var part = await BackupAsync();
        var file = Path.Combine(Backups, part);
        var keys = Path.Combine(Backups, "living.keys");
        var bytes = await File.ReadAllBytesAsync(file, Cancel);
        var options = Options;
        switch (how)
        {
            case "truncated": await File.WriteAllBytesAsync(file, bytes[..4096], Cancel); break;
            case "changed": bytes[^1] ^= 1; await File.WriteAllBytesAsync(file, bytes, Cancel); break;
            case "no seal": File.Delete(file + ".seal"); break;
            case "no keys": File.Delete(keys); break;
            case "cut keys": await File.WriteAllBytesAsync(keys, (await File.ReadAllBytesAsync(keys, Cancel))[..50], Cancel); break;
            case "foreign":
                options = options with { DataFolder = Path.Combine(folder.Path, "other") };
                await ServerHost.Build(options).DisposeAsync();
                break;
            case "rotated": await RotateAsync(); break;
            default: break;
        }

        if (how != "not empty")
        {
            Directory.Delete(options.DataFolder, recursive: true);
        }

        await Assert.ThrowsAsync<ServerStateException>(() => ServerRestore.RunAsync(options, Backups, part, null, Cancel));

        Assert.Equal(how == "not empty", File.Exists(Path.Combine(options.DataFolder, "x80.db")));
    }

    private async Task<string> BackupAsync()
    {
        await using var app = ServerHost.Build(Options);
        return app.Services.GetRequiredService<ServerUpkeep>().Backup(Backups);
    }

    private async Task RotateAsync()
    {
        await using var app = ServerHost.Build(Options);
        await app.Services.GetRequiredService<ServerUpkeep>().RotateKeysAsync(Cancel);
    }

    private async Task AssertNowhereAsync(params string[] texts)
    {
        await using var app = ServerHost.Build(Options);
        Assert.Empty(await app.Services.GetRequiredService<ServerProbe>().FindAsync(texts, Cancel));
    }
}
