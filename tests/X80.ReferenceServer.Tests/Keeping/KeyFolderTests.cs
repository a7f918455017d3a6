using Dapper;
using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Keeping;

/// <summary>What the server asks of its keys: at start, and while it runs.</summary>
public sealed class KeyFolderTests : IAsyncLifetime
{
    private readonly RunningServer server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Keys => server.DataFolder + "-keys";

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("tag.key")]
    [InlineData("epoch-1.key")]
    [InlineData("audit-signing.key")]
    public void Keys_that_others_can_read_are_refused(string file)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var path = Path.Combine(Keys, file);
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.GroupRead);

        Assert.Contains("chmod", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tag.key")]
    [InlineData("epoch-1.key")]
    [InlineData("audit-signing.key")]
    public void A_missing_key_is_named(string file)
    {
        File.Delete(Path.Combine(Keys, file));

        Assert.Contains(file == "epoch-1.key" ? "epoch 1" : file, Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_epoch_key_of_another_database_is_refused()
    {
        Overwrite("epoch-1.key", new byte[32]);

        Assert.Contains("not those of this database", Refusal(), StringComparison.Ordinal);
    }

    [SqliteFact]
    public void A_new_database_does_not_take_the_keys_of_another()
    {
        using var database = new TestDatabase(server.DataFolder + "-2");
        var options = Options with { DataFolder = server.DataFolder + "-2", Database = database.Address };

        var refused = Assert.Throws<ServerStateException>(() => ServerHost.Build(options with { KeysFolder = Keys }));

        Assert.Contains("restore", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_key_that_vanishes_or_changes_under_a_running_server_stores_nothing_more(bool isGone)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var before = Wire.Message("before");
        (await member.SyncAsync(conversation, before)).Expect(200);
        var body = await member.SyncBodyAsync(conversation, before, Wire.Message("after"));
        var key = await File.ReadAllBytesAsync(Path.Combine(Keys, "epoch-1.key"), Cancel);
        if (isGone)
        {
            File.Delete(Path.Combine(Keys, "epoch-1.key"));
        }
        else
        {
            Overwrite("epoch-1.key", new byte[32]);
        }

        var other = await member.OpenSharedAsync("title:another");
        (await member.SyncAsync(other, Wire.Message("new conversation"))).ExpectProblem(503, "gate-unavailable");
        (await member.PostAsync($"conversations/{conversation}/sync", body)).ExpectProblem(503, "gate-unavailable");
        await member.SetPrivateAsync(other);

        using var database = server.Database.OpenRaw();
        Assert.Equal(1, database.ExecuteScalar<long>("select count(*) from messages"));
        Overwrite("epoch-1.key", key);
        Assert.Equal(["before"], await member.TextsAsync(conversation));
        (await member.PostAsync($"conversations/{conversation}/sync", body)).Expect(200);
    }

    [Fact]
    public async Task A_replica_uses_the_epoch_that_another_made_and_forgets_what_another_destroyed()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        (await member.SyncAsync(conversation, Wire.Message("before"))).Expect(200);
        await using (var other = ServerHost.Build(Options))
        {
            await other.Services.GetRequiredService<ServerUpkeep>().RotateKeysAsync(Cancel);
        }

        Assert.Equal(["before"], await member.TextsAsync(conversation));
        var fresh = await member.OpenSharedAsync("title:another");
        (await member.SyncAsync(fresh, Wire.Message("after"))).Expect(200);

        using var database = server.Database.OpenRaw();
        Assert.Equal([2L], database.Query<long>("select distinct epoch from conversation_keys"));
        Assert.False(File.Exists(Path.Combine(Keys, "epoch-1.key")));
    }

    private ServerOptions Options => new() { Urls = "http://127.0.0.1:0", DataFolder = server.DataFolder, Database = server.Database.Address };

    private string Refusal() => Assert.Throws<ServerStateException>(() => ServerHost.Build(Options)).Message;

    private void Overwrite(string file, byte[] bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(Path.Combine(Keys, file), options);
        stream.Write(bytes);
    }
}
