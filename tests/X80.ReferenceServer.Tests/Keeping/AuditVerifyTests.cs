using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Keeping;

/// <summary>Fault 63: whatever is done to the trail, its first bad entry is named.</summary>
public sealed class AuditVerifyTests : IAsyncLifetime
{
    private readonly RunningServer server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Heads => Path.Combine(server.DataFolder + "-audit", "heads.jsonl");

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        foreach (var name in new[] { "Mara Field", "Rui Prado" })
        {
            using var member = await server.JoinAsync(name, Cancel);
            await member.OpenSharedAsync();
        }

        await Signer.SignAsync(Cancel);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private HeadSigner Signer => server.Services.GetRequiredService<HeadSigner>();

    [Fact]
    public async Task An_untouched_trail_has_no_fault_and_a_head_of_each_member_outside()
    {
        var report = await VerifyAsync();

        Assert.Empty(report.Faults);
        Assert.Equal((2, 6L, 2), (report.Members, report.Entries, report.Heads));
    }

    [SqliteTheory]
    [InlineData("update audit set counts = 'linked=0' where member_id = @Member and seq = 2", 2)]
    [InlineData("update audit set at = at + 1 where member_id = @Member and seq = 1", 1)]
    [InlineData("update audit set hash = zeroblob(32) where member_id = @Member and seq = 3", 3)]
    [InlineData("delete from audit where member_id = @Member and seq = 1", 2)]
    [InlineData("delete from audit where member_id = @Member and seq = 2", 3)]
    [InlineData("delete from audit where member_id = @Member and seq = 3", 3)]
    [InlineData("delete from audit where member_id = @Member", 1)]
    [InlineData("update audit set seq = 9 where member_id = @Member and seq = 2; update audit set seq = 2 where member_id = @Member and seq = 3; update audit set seq = 3 where member_id = @Member and seq = 9", 2)]
    public async Task Fault_63_an_entry_that_is_altered_dropped_reordered_or_cut_off_is_named(string crime, long entry)
    {
        var member = Do(crime);

        var fault = Assert.Single((await VerifyAsync()).Faults);

        Assert.Equal((member, entry), (fault.Member, fault.Entry));
    }

    [SqliteFact]
    public async Task A_trail_that_was_rewritten_from_the_start_is_told_by_its_signed_head()
    {
        var member = Do("delete from audit where member_id = @Member");
        using (var database = Open())
        {
            var row = new AuditRow { Seq = 1, At = 1, TokenId = "t", Route = "r", Allowed = 1 };
            foreach (var seq in new[] { 1, 2, 3 })
            {
                var last = database.QueryFirstOrDefault<byte[]>("select hash from audit where member_id = @member and seq = @seq - 1", new { member, seq });
                row = new AuditRow { Seq = seq, At = 1, TokenId = "t", Route = "r", Allowed = 1 };
                database.Execute(
                    "insert into audit (workspace_id, member_id, seq, at, token_id, route, allowed, hash) select workspace_id, id, @seq, 1, 't', 'r', 1, @Hash from members where id = @member",
                    new { member, seq, Hash = System.Security.Cryptography.SHA256.HashData([.. last ?? [], .. System.Text.Encoding.UTF8.GetBytes(row.ChainText())]) });
            }
        }

        var fault = Assert.Single((await VerifyAsync()).Faults);

        Assert.Equal((member, 3L), (fault.Member, fault.Entry));
    }

    [SqliteFact]
    public async Task A_member_who_vanished_is_named()
    {
        var member = Do(
            """
            pragma foreign_keys = off;
            delete from audit where member_id = @Member;
            delete from members where id = @Member;
            """);

        Assert.Equal(member, Assert.Single((await VerifyAsync()).Faults).Member);
    }

    [Fact]
    public async Task A_head_that_was_changed_dropped_or_forged_is_named_by_its_line()
    {
        var lines = await File.ReadAllLinesAsync(Heads, Cancel);

        await File.WriteAllLinesAsync(Heads, [lines[0].Replace("\"seq\":3", "\"seq\":2", StringComparison.Ordinal), lines[1]], Cancel);
        Assert.Contains((await VerifyAsync()).Faults, fault => fault is { Member: null, Entry: 1 });
        await File.WriteAllLinesAsync(Heads, [lines[1]], Cancel);
        Assert.Contains((await VerifyAsync()).Faults, fault => fault is { Member: null, Entry: 1 });
        await File.WriteAllTextAsync(Heads, lines[0] + "\n" + lines[1][..20], Cancel);
        Assert.Contains((await VerifyAsync()).Faults, fault => fault is { Member: null, Entry: 2 });
    }

    [SqliteFact]
    public async Task Heads_are_signed_every_day_and_when_the_server_stops()
    {
        using var member = await server.JoinAsync("Noor Vale", Cancel);
        await member.OpenAsync();
        server.Time.Advance(TimeSpan.FromHours(24));
        await Poll.UntilAsync(async () => (await VerifyAsync()).Heads == 3, Cancel);

        await member.OpenAsync("title:another");
        await server.DisposeAsync();

        await using var after = ServerHost.Build(new ServerOptions { DataFolder = server.DataFolder });
        Assert.Empty((await after.Services.GetRequiredService<ServerUpkeep>().VerifyAuditAsync(Cancel)).Faults);
    }

    private Task<AuditReport> VerifyAsync() => server.Services.GetRequiredService<ServerUpkeep>().VerifyAuditAsync(Cancel);

    private SqliteConnection Open() => new($"Data Source={Path.Combine(server.DataFolder, "x80.db")};Pooling=False");

    /// <returns>The member whom it was done to.</returns>
    private string Do(string crime)
    {
        using var database = Open();
        var member = database.ExecuteScalar<string>("select member_id from audit order by member_id limit 1")!;
        database.Execute("drop trigger audit_never_changes; drop trigger audit_never_shrinks");
        database.Execute(crime, new { Member = member });
        return member;
    }
}
