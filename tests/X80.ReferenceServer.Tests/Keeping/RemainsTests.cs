using System.Text;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using X80.ReferenceServer.Storage.Postgres;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Keeping;

/// <summary>Fault 14: what PostgreSQL's own files hold of a message, before it is withdrawn and after.</summary>
public sealed class RemainsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [PostgresFact]
    public async Task Fault_14_heap_index_and_log_hold_ciphertext_alone_and_its_key_is_gone_once_it_is_withdrawn()
    {
        var (text, plain) = (Wire.Canary(), "Plainly-" + Wire.Canary());
        using var folder = new TemporaryFolder();
        await using var cluster = await PrivateCluster.StartAsync(Cancel);
        await using var superuser = new NpgsqlConnection(PostgresAddress.OrThrow(cluster.Address).Settings.ConnectionString);
        await superuser.OpenAsync(Cancel);
        superuser.Execute("create role x80_remains login noinherit");
        ServerMigration.Run(cluster.Address, "x80_remains");
        await using var app = await ServeAsync(cluster, folder);
        var admin = app.Services.GetRequiredService<ServerAdmin>();
        await admin.SeedDemoAsync(Cancel);
        var member = await admin.CreateMemberAsync(plain, Cancel);
        var token = await admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TimeSpan.FromDays(1), Cancel);
        using var client = new TestMember(new Uri(app.Urls.First()), token.Reveal(), TimeProvider.System);
        var conversation = await client.OpenSharedAsync();
        (await client.SyncAsync(conversation, Wire.Message(text))).Expect(200);
        var box = superuser.ExecuteScalar<byte[]>("select sealed from messages")!;

        superuser.Execute("checkpoint;");
        Assert.NotEmpty(Files(cluster, box));
        Assert.NotEmpty(Files(cluster, Encoding.UTF8.GetBytes(plain)));
        AssertNowhere(cluster, text);

        await client.SetPrivateAsync(conversation, "withdraw");
        await app.Services.GetRequiredService<ServerUpkeep>().RotateKeysAsync(Cancel);
        superuser.Execute("checkpoint;");
        AssertNowhere(cluster, text);
        Assert.Equal(0, superuser.ExecuteScalar<long>("select count(*) from conversation_keys"));
        Assert.Equal(0, superuser.ExecuteScalar<long>("select count(*) from message_keys"));
        Assert.Equal(["epoch-2.key"], Directory.GetFiles(Path.Combine(folder.Path, "data-keys"), "epoch-*").Select(Path.GetFileName));
    }

    private static async Task<WebApplication> ServeAsync(PrivateCluster cluster, TemporaryFolder folder)
    {
        var settings = PostgresAddress.OrThrow(cluster.Address).Settings;
        settings.Username = "x80_remains";
        var app = ServerHost.Build(new ServerOptions
        {
            Urls = "http://127.0.0.1:0",
            DataFolder = Path.Combine(folder.Path, "data"),
            Database = settings.ConnectionString,
        });
        await app.StartAsync(Cancel);
        return app;
    }

    /// <summary>As it is, as another encoding, and in base64 at each of its three offsets, without the ends that its neighbours share.</summary>
    private static void AssertNowhere(PrivateCluster cluster, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var base64 = Enumerable.Range(0, 3).Select(offset => Convert.ToBase64String([.. new byte[offset], .. bytes])[4..^4]);
        Assert.All(
            [bytes, Encoding.Unicode.GetBytes(text), Encoding.BigEndianUnicode.GetBytes(text), .. base64.Select(Encoding.ASCII.GetBytes)],
            form => Assert.Empty(Files(cluster, form)));
    }

    /// <returns>Files of the cluster that hold it: tables, indexes, the write-ahead log, and everything else.</returns>
    private static List<string> Files(PrivateCluster cluster, byte[] bytes) =>
        [.. Directory.EnumerateFiles(cluster.DataFolder, "*", SearchOption.AllDirectories).Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0)];
}
