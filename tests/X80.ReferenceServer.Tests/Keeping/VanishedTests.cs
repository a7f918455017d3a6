using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Storage.Sqlite;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Keeping;

/// <summary>What goes away under a running server is noticed while it runs.</summary>
public sealed class VanishedTests : IAsyncLifetime
{
    private readonly RunningServer server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(server.DataFolder, "x80.db");

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [SqliteTheory]
    [InlineData("removed")]
    [InlineData("replaced")]
    [InlineData("replaced by a damaged one")]
    [InlineData("without its log")]
    public async Task Nothing_is_stored_in_or_read_from_a_database_file_that_is_gone_and_all_is_well_once_it_is_back(string how)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var first = Wire.Message("before");
        (await member.SyncAsync(conversation, first)).Expect(200);
        var body = await member.SyncBodyAsync(conversation, first, Wire.Message("after"));
        var gone = how == "without its log" ? Database + "-wal" : Database;
        File.Move(gone, gone + ".away");
        if (how.StartsWith("replaced", StringComparison.Ordinal))
        {
            File.Copy(Database + ".away", Database);
            Damage(how == "replaced" ? 0 : 20);
        }

        (await member.PostAsync($"conversations/{conversation}/sync", body)).ExpectProblem(503, "gate-unavailable");
        (await member.GetAsync($"conversations/{conversation}/messages")).ExpectProblem(503, "gate-unavailable");
        var (status, words) = await ReadyAsync(member);
        Assert.Equal(503, status);
        Assert.Contains("was removed, moved or replaced under the running server", words, StringComparison.Ordinal);
        Assert.Equal(how.StartsWith("replaced", StringComparison.Ordinal) || gone != Database, File.Exists(Database));

        File.Move(gone + ".away", gone, overwrite: true);
        Assert.Equal(["before"], await member.TextsAsync(conversation));
        (await member.PostAsync($"conversations/{conversation}/sync", body)).Expect(200);
        Assert.Equal(200, (await ReadyAsync(member)).Status);
        using var database = server.Database.OpenRaw();
        Assert.Equal(2, database.ExecuteScalar<long>("select count(*) from messages"));
    }

    [SqliteFact]
    public void A_file_that_was_found_damaged_is_read_again_once_it_was_found_whole()
    {
        var file = new SqliteFile(Database);
        using var connection = new WriterConnection(file, new SqlCatalog("Sqlite"));
        connection.RefuseDamaged();

        connection.Recover(new SqliteException("The file is damaged.", 11));
        Assert.Throws<SqliteException>(connection.RefuseDamaged);

        Assert.Equal(1, connection.Opened.ExecuteScalar<long>("select count(*) from workspaces"));
        connection.RefuseDamaged();
    }

    [Fact]
    public async Task An_audit_folder_that_is_gone_is_told_is_not_begun_anew_and_no_server_starts_without_it()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        await member.OpenAsync();
        var signer = server.Services.GetRequiredService<HeadSigner>();
        await signer.SignAsync(Cancel);
        Assert.Equal(200, (await ReadyAsync(member)).Status);
        var audit = server.DataFolder + "-audit";
        Directory.Move(audit, audit + ".away");

        var (status, words) = await ReadyAsync(member);
        Assert.Equal(503, status);
        Assert.Contains("heads.jsonl, are no longer in the audit folder", words, StringComparison.Ordinal);
        await member.OpenAsync("title:another");
        await Assert.ThrowsAsync<ServerStateException>(() => signer.SignAsync(Cancel));
        Assert.False(Directory.Exists(audit));
        await using (var second = ServerHost.Build(Options))
        {
            var job = ActivatorUtilities.CreateInstance<HeadJob>(second.Services);
            Assert.Equal(HeadBook.Gone, (await Assert.ThrowsAsync<ServerStateException>(() => job.StartAsync(Cancel))).Message);
            var report = await second.Services.GetRequiredService<ServerUpkeep>().VerifyAuditAsync(Cancel);
            Assert.Contains("no signed head in the audit folder", Assert.Single(report.Faults).What, StringComparison.Ordinal);
        }

        Directory.Move(audit + ".away", audit);
        Assert.Equal(200, (await ReadyAsync(member)).Status);
        server.Time.Advance(TimeSpan.FromHours(13));
        await Poll.UntilAsync(async () => (await server.Services.GetRequiredService<ServerUpkeep>().VerifyAuditAsync(Cancel)).Heads > 1, Cancel);
    }

    [Fact]
    public async Task A_keys_folder_that_is_gone_is_told_and_nothing_is_sealed()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var keys = server.DataFolder + "-keys";
        Directory.Move(keys, keys + ".away");

        (await member.SyncAsync(conversation, Wire.Message("not kept"))).ExpectProblem(503, "gate-unavailable");
        var (status, words) = await ReadyAsync(member);
        await member.SetPrivateAsync(conversation);

        Assert.Equal(503, status);
        Assert.Contains("The keys cannot be read", words, StringComparison.Ordinal);
        Directory.Move(keys + ".away", keys);
        Assert.Equal(200, (await ReadyAsync(member)).Status);
    }

    /// <param name="pages">Of the file at the path, how many are overwritten.</param>
    private void Damage(int pages)
    {
        using var file = File.OpenWrite(Database);
        file.Position = 4_096;
        file.Write(Enumerable.Repeat((byte)0xA5, 4_096 * pages).ToArray());
    }

    private ServerOptions Options => new() { Urls = "http://127.0.0.1:0", DataFolder = server.DataFolder, Database = server.Database.Address };

    /// <summary>Readiness is looked at once a second.</summary>
    private async Task<(int Status, string Words)> ReadyAsync(TestMember member)
    {
        server.Time.Advance(TimeSpan.FromSeconds(2));
        using var answer = await member.Http.GetAsync("/readyz", Cancel);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }
}
