using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Keeping;

/// <summary>GATE-13: a rotation keeps the newest backup restorable, and erasing beats keeping.</summary>
public sealed class LivingKeysTests : IAsyncLifetime
{
    private readonly RunningServer server = new();
    private TestMember member = null!;
    private string conversation = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Backups => server.DataFolder + "-backup";

    private string Keys => server.DataFolder + "-keys";

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        member = await server.JoinAsync("Mara Field", Cancel);
        conversation = await member.OpenSharedAsync();
        (await member.SyncAsync(conversation, Wire.Message("kept"))).Expect(200);
        await BackupAsync(Backups);
    }

    public async ValueTask DisposeAsync()
    {
        member.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_rotation_renews_the_living_keys_where_the_last_backup_lies_without_being_told()
    {
        await Upkeep.RotateKeysAsync(Cancel);
        await Upkeep.RotateKeysAsync(Cancel);

        await AssertRestorableAsync();
    }

    [Fact]
    public async Task A_rotation_by_command_refuses_while_it_cannot_and_goes_on_once_the_backup_is_given_up_or_made_elsewhere()
    {
        Directory.Move(Backups, Backups + ".away");

        var refused = await Assert.ThrowsAsync<ServerStateException>(() => Upkeep.RotateKeysAsync(Cancel));

        Assert.Contains("--forget-backup", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["epoch-1.key"], Epochs());
        Assert.False(Directory.Exists(Backups));
        await BackupAsync(Backups + "-new");
        await Upkeep.RotateKeysAsync(Cancel);
        Assert.Equal(["epoch-2.key"], Epochs());
        Directory.Delete(Backups + "-new", recursive: true);
        await Upkeep.ForgetBackupAsync(Cancel);
        await Upkeep.RotateKeysAsync(Cancel);
        Assert.Equal(["epoch-3.key"], Epochs());
    }

    /// <summary>A folder that belongs to another server's backup is never written over.</summary>
    [Fact]
    public async Task Living_keys_of_other_keys_are_left_alone()
    {
        var file = Path.Combine(Backups, "living.keys");
        await File.WriteAllTextAsync(file, "another server's", Cancel);

        await Assert.ThrowsAsync<ServerStateException>(() => Upkeep.RotateKeysAsync(Cancel));

        Assert.Equal("another server's", await File.ReadAllTextAsync(file, Cancel));
    }

    [Fact]
    public async Task The_server_waits_for_the_backup_then_destroys_the_old_key_within_the_day_and_heals_the_backup_once_it_is_back()
    {
        var withdrawn = await member.OpenSharedAsync("title:withdrawn");
        (await member.SyncAsync(withdrawn, Wire.Message("to be withdrawn"))).Expect(200);
        await member.SetPrivateAsync(withdrawn, "withdraw");
        Directory.Move(Backups, Backups + ".away");

        server.Time.Advance(TimeSpan.FromHours(6.5));
        await Poll.UntilAsync(async () => (await ReadyAsync()).Contains("The living keys of the backup cannot be renewed", StringComparison.Ordinal), Cancel);
        Assert.Equal(["epoch-1.key", "epoch-2.key"], Epochs());
        server.Time.Advance(TimeSpan.FromHours(7));
        Assert.Equal(["epoch-1.key", "epoch-2.key"], Epochs());
        server.Time.Advance(TimeSpan.FromHours(2));
        await Poll.UntilAsync(async () => (await ReadyAsync()).Contains("cannot be restored until its folder is back", StringComparison.Ordinal), Cancel);
        await Poll.UntilAsync(() => Epochs() is ["epoch-2.key"], Cancel);

        Directory.Move(Backups + ".away", Backups);
        server.Time.Advance(TimeSpan.FromMinutes(2));
        await Poll.UntilAsync(async () => await ReadyAsync() == "ready", Cancel);
        await AssertRestorableAsync();
    }

    private ServerUpkeep Upkeep => server.Services.GetRequiredService<ServerUpkeep>();

    private ServerOptions Owner => new()
    {
        DataFolder = server.DataFolder,
        Database = TestDatabase.IsPostgres ? server.Database.SuperuserAddress : null,
    };

    private Task<string> BackupAsync(string folder) =>
        TestDatabase.IsPostgres ? ServerBackup.RunAsync(Owner, folder, server.Time, Cancel) : Upkeep.BackupAsync(folder, Cancel);

    private string[] Epochs() => [.. Directory.GetFiles(Keys, "epoch-*.key").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    private async Task<string> ReadyAsync()
    {
        server.Time.Advance(TimeSpan.FromSeconds(2));
        using var answer = await member.Http.GetAsync("/readyz", Cancel);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    private async Task AssertRestorableAsync()
    {
        var name = TestDatabase.IsPostgres ? TestDatabase.CreateEmpty() : null;
        try
        {
            var options = Owner with
            {
                DataFolder = server.DataFolder + "-restored",
                KeysFolder = Keys,
                Database = name is null ? null : TestDatabase.Of(name, null),
            };
            var outcome = await ServerRestore.RunAsync(options, Backups, null, server.Time, Cancel);
            Assert.Equal((1, 0), (outcome.Messages, outcome.Erased));
        }
        finally
        {
            if (name is not null)
            {
                TestDatabase.Drop(name);
            }
        }
    }
}
