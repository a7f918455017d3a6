using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Keeping;

/// <summary>GATE-13: data and living keys are backed up apart, and what was erased stays erased after a restore.</summary>
public sealed class BackupTests : IAsyncLifetime
{
    private readonly BackupRig rig = new();
    private string token = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var app = ServerHost.Build(rig.Options);
        var admin = app.Services.GetRequiredService<ServerAdmin>();
        await admin.SeedDemoAsync(Cancel);
        var member = await admin.CreateMemberAsync("Mara Field", Cancel);
        token = (await admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TimeSpan.FromDays(1), Cancel)).Reveal();
    }

    public ValueTask DisposeAsync()
    {
        rig.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Fault_13_what_was_erased_after_a_backup_stays_erased_after_its_restore()
    {
        var (withdrawn, taken, edited, flipped) = (Wire.Canary(), Wire.Canary(), Wire.Canary(), Wire.Canary());
        var takenMessage = Wire.Message(taken);
        var editedMessage = Wire.Message(edited);
        var keptMessage = Wire.Message("kept");
        string gone, kept, closed;
        using (var server = await StartAsync())
        using (var member = Member(server))
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

        rig.Lose();
        var outcome = await RestoreAsync(rig.Parts[0]);

        Assert.Equal((2, 3), (outcome.Messages, outcome.Erased));
        await AssertNowhereAsync(withdrawn, taken, edited);
        using var after = await StartAsync();
        using var reader = Member(after);
        Assert.Empty(await reader.TextsAsync(gone));
        Assert.Equal(["kept"], await reader.TextsAsync(kept));
        Assert.Equal([flipped], await reader.TextsAsync(closed));
        Assert.Equal("private", (await reader.GetAsync($"conversations/{closed}")).Expect(200).Json["privacy"]!.GetValue<string>());
        Assert.DoesNotContain(taken, await reader.NoteAsync(kept), StringComparison.Ordinal);
        (await reader.SyncAsync(closed, Wire.Message("more"))).ExpectProblem(403, "conversation-private");
        var again = (await reader.SyncAsync(kept, keptMessage, takenMessage, Wire.Message("new"))).Expect(200);
        Assert.Equal(1, again.Json["withheld"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_token_that_was_revoked_after_the_backup_stays_revoked()
    {
        using (var server = await StartAsync())
        using (var member = Member(server))
        {
            await member.OpenAsync();
            await server.TerminateAsync(Cancel);
            await server.WaitForExitAsync(Cancel);
        }

        await BackupAsync();
        await using (var app = ServerHost.Build(rig.Options))
        {
            var admin = app.Services.GetRequiredService<ServerAdmin>();
            await admin.RevokeTokenAsync((await admin.ListTokensAsync(Cancel)).Single().Id, Cancel);
        }

        await BackupAsync();
        rig.Lose();
        await RestoreAsync(rig.Parts[0]);

        await using var restored = ServerHost.Build(rig.Options);
        Assert.NotNull((await restored.Services.GetRequiredService<ServerAdmin>().ListTokensAsync(Cancel)).Single().RevokedAt);
        var report = await restored.Services.GetRequiredService<ServerUpkeep>().VerifyAuditAsync(Cancel);
        Assert.Equal((0, 1), (report.Faults.Count, report.Restores));
    }

    [Fact]
    public async Task A_browser_that_was_signed_in_when_the_backup_was_made_is_not_after_its_restore()
    {
        string link;
        await using (var app = ServerHost.Build(rig.Options))
        {
            var admin = app.Services.GetRequiredService<ServerAdmin>();
            link = await admin.CreateWebSignInAsync((await admin.ListTokensAsync(Cancel)).Single().MemberId, Cancel);
        }

        CookieCollection cookies;
        using (var server = await StartAsync())
        using (var before = new TestBrowser(server.Address))
        {
            (await before.SubmitAsync(link, "Sign in")).Expect(302);
            (await before.GetAsync("/")).Expect(200);
            cookies = before.Cookies.GetAllCookies();
            await server.KillAsync(Cancel);
        }

        await BackupAsync();
        rig.Lose();
        await RestoreAsync(rig.Parts[0]);

        using var restored = await StartAsync();
        using var after = new TestBrowser(restored.Address);
        after.Cookies.Add(cookies);
        Assert.StartsWith("/sign-in", (await after.GetAsync("/")).Expect(302).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_data_part_alone_is_not_served()
    {
        var part = rig.PartPath(await BackupAsync());
        rig.Lose();
        if (TestDatabase.IsPostgres)
        {
            await PostgresByHand.RestoreAsync(part, rig.Owner.Database!, Cancel);
        }
        else
        {
            Directory.CreateDirectory(rig.Data);
            File.Copy(part, Path.Combine(rig.Data, "x80.db"));
        }

        Assert.Contains("x80 server restore", Assert.Throws<ServerStateException>(() => ServerHost.Build(rig.Options)).Message, StringComparison.Ordinal);
    }

    [Theory]
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
        var file = rig.PartPath(part);
        var keys = Path.Combine(rig.Backups, "living.keys");
        var bytes = await File.ReadAllBytesAsync(file, Cancel);
        switch (how)
        {
            case "truncated": await File.WriteAllBytesAsync(file, bytes[..4096], Cancel); break;
            case "changed": bytes[^1] ^= 1; await File.WriteAllBytesAsync(file, bytes, Cancel); break;
            case "no seal": File.Delete(file + ".seal"); break;
            case "no keys": File.Delete(keys); break;
            case "cut keys": await File.WriteAllBytesAsync(keys, (await File.ReadAllBytesAsync(keys, Cancel))[..50], Cancel); break;
            case "rotated": await ForgetAndRotateAsync(); break;
            default: break;
        }

        if (how != "not empty")
        {
            rig.Lose();
        }

        if (how == "foreign")
        {
            Directory.Delete(rig.Keys, recursive: true);
            await ServerHost.Build(rig.Fresh("other")).DisposeAsync();
            Directory.Move(Path.Combine(rig.Folder, "other-keys"), rig.Keys);
        }

        await Assert.ThrowsAsync<ServerStateException>(() => RestoreAsync(part));

        Assert.Equal(how == "not empty", HoldsTables());
    }

    [Fact]
    public async Task A_backup_of_the_other_database_is_refused()
    {
        var part = await BackupAsync();
        rig.Lose();

        var other = TestDatabase.IsPostgres ? rig.Owner with { Database = null } : rig.Owner with { Database = "postgres://x80@127.0.0.1:1/x80" };
        var refused = await Assert.ThrowsAsync<ServerStateException>(() => ServerRestore.RunAsync(other, rig.Backups, part, null, Cancel));

        Assert.Contains("of the other database", refused.Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task A_role_that_row_level_security_binds_backs_nothing_up()
    {
        var refused = await Assert.ThrowsAsync<ServerStateException>(() => ServerBackup.RunAsync(rig.Options, rig.Backups, null, Cancel));

        Assert.Contains("bypassrls", refused.Message, StringComparison.Ordinal);
        Assert.Empty(rig.Parts);
    }

    private bool HoldsTables()
    {
        if (!TestDatabase.IsPostgres)
        {
            return File.Exists(Path.Combine(rig.Data, "x80.db"));
        }

        using var database = new NpgsqlConnection(rig.Owner.Database);
        return database.ExecuteScalar<bool>("select to_regclass('public.messages') is not null");
    }

    private Task<ServerProcess> StartAsync() => ServerProcess.StartAsync(rig.Folder, Cancel, rig.Arguments);

    private TestMember Member(ServerProcess server) => new(server.Address, token, TimeProvider.System);

    private Task<string> BackupAsync() => ServerBackup.RunAsync(rig.Owner, rig.Backups, null, Cancel);

    private Task<Backup.RestoreOutcome> RestoreAsync(string part) => ServerRestore.RunAsync(rig.Owner, rig.Backups, part, null, Cancel);

    private async Task RotateAsync()
    {
        await using var app = ServerHost.Build(rig.Options);
        await app.Services.GetRequiredService<ServerUpkeep>().RotateKeysAsync(Cancel);
    }

    private async Task ForgetAndRotateAsync()
    {
        await using var app = ServerHost.Build(rig.Options);
        var upkeep = app.Services.GetRequiredService<ServerUpkeep>();
        await upkeep.ForgetBackupAsync(Cancel);
        await upkeep.RotateKeysAsync(Cancel);
    }

    private async Task AssertNowhereAsync(params string[] texts)
    {
        await using var app = ServerHost.Build(rig.Options);
        Assert.Empty(await app.Services.GetRequiredService<ServerProbe>().FindAsync(texts, Cancel));
        if (TestDatabase.IsPostgres)
        {
            Assert.Empty(await ServerProbe.FindInRowsAsync(rig.Owner.Database!, texts, Cancel));
        }
    }
}
