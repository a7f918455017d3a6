using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Keeping;

/// <summary>GATE-11: old entries go by whole signed segments at the retention, nothing else goes, and what was done to a cut is named.</summary>
public sealed class AuditRetentionTests : IAsyncLifetime
{
    private readonly RunningServer server = new();
    private TestMember member = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Heads => Path.Combine(server.DataFolder + "-audit", "heads.jsonl");

    /// <summary>Three entries, a signed head, and two more entries twenty days later. The retention is a month.</summary>
    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        using (var database = server.Database.OpenRaw())
        {
            database.Execute(
                """
                insert into workspace_settings (workspace_id, privacy_change, shares_a_day, retention_months, searches_a_minute, records_a_day, overridable, packs_minimum, packs_revoked)
                select id, 'client', 20, 1, 30, 500, '', '', '' from workspaces where true
                on conflict (workspace_id) do update set retention_months = 1
                """);
        }

        member = await server.JoinAsync("Mara Field", Cancel);
        await member.OpenSharedAsync();
        await server.Services.GetRequiredService<HeadSigner>().SignAsync(Cancel);
        server.Time.AdjustTime(server.Time.GetUtcNow().AddDays(20));
        await member.OpenAsync("title:second");
        await member.OpenAsync("title:third");
    }

    public async ValueTask DisposeAsync()
    {
        member.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_segment_goes_once_its_newest_entry_is_past_the_retention_and_the_trail_goes_on()
    {
        await SweepAsync(29);
        Assert.Equal((5L, 1L), Held());

        await SweepAsync(35);

        Assert.Equal((2L, 4L), Held());
        Assert.Contains("\"kind\":\"dropped\"", await File.ReadAllTextAsync(Heads, Cancel), StringComparison.Ordinal);
        await member.OpenAsync("title:fourth");
        var report = await VerifyAsync();
        Assert.Empty(report.Faults);
        Assert.Equal((3L, 3L), (report.Entries, report.Dropped));
    }

    [Fact]
    public async Task What_no_signed_head_closes_stays_however_old_it_is()
    {
        await SweepAsync(35);
        await SweepAsync(400);

        Assert.Equal((2L, 4L), Held());
    }

    [Fact]
    public async Task A_trail_of_which_everything_went_goes_on_from_its_cut()
    {
        await server.Services.GetRequiredService<HeadSigner>().SignAsync(Cancel);
        await SweepAsync(400);
        Assert.Equal((0L, 0L), Held());

        await member.OpenAsync("title:fourth");

        Assert.Equal((1L, 6L), Held());
        Assert.Empty((await VerifyAsync()).Faults);
    }

    [Fact]
    public async Task The_server_lets_old_segments_go_by_itself()
    {
        server.Time.AdjustTime(server.Time.GetUtcNow().AddDays(400));
        server.Time.Advance(TimeSpan.FromHours(13));

        await Poll.UntilAsync(() => Held().Entries == 0, Cancel);

        Assert.Empty((await VerifyAsync()).Faults);
    }

    [Fact]
    public async Task A_sweep_that_stopped_after_the_signed_line_is_finished_by_the_next()
    {
        var line = await DroppedLineAsync(newestDaysAgo: 35);
        await Book.AppendAsync([line], Cancel);
        Assert.Empty((await VerifyAsync()).Faults);

        await SweepAsync(35);

        Assert.Equal((2L, 4L), Held());
        Assert.Empty((await VerifyAsync()).Faults);
    }

    [Theory]
    [InlineData("update audit_cuts set seq = 2", 2)]
    [InlineData("update audit_cuts set hash = @Zeros", 3)]
    [InlineData("update audit_cuts set line = @Zeros", 3)]
    [InlineData("delete from audit_cuts", 4)]
    [InlineData("delete from audit where seq = 4", 5)]
    [InlineData("delete from audit where seq = 5", 5)]
    [InlineData("delete from audit", 4)]
    [InlineData("update audit_cuts set seq = 4, hash = (select a.hash from audit a where a.seq = 4 and a.member_id = audit_cuts.member_id); delete from audit where seq = 4", 4)]
    public async Task Fault_63_a_cut_that_was_altered_or_went_further_than_was_signed_is_named(string crime, long entry)
    {
        await server.Services.GetRequiredService<HeadSigner>().SignAsync(Cancel);
        await SweepAsync(35);
        using (var database = OpenUnwalled())
        {
            database.Execute(crime, new { Zeros = new byte[32] });
        }

        var fault = Assert.Single((await VerifyAsync()).Faults);

        Assert.Equal(entry, fault.Entry);
        Assert.NotNull(fault.Member);
    }

    [Fact]
    public async Task Fault_63_a_cut_in_the_middle_without_a_signed_line_is_named()
    {
        using (var database = OpenUnwalled())
        {
            database.Execute(
                """
                insert into audit_cuts (workspace_id, member_id, seq, hash, cut_at, line) select workspace_id, member_id, seq, hash, 0, @Line from audit where seq = 2;
                delete from audit where seq <= 2
                """,
                new { Line = "{}"u8.ToArray() });
        }

        Assert.Equal(2, Assert.Single((await VerifyAsync()).Faults).Entry);
    }

    [Fact]
    public async Task Fault_63_a_cut_whose_line_is_gone_from_the_signed_heads_is_named()
    {
        await SweepAsync(35);
        var lines = await File.ReadAllLinesAsync(Heads, Cancel);
        var index = Array.FindIndex(lines, line => line.Contains("dropped", StringComparison.Ordinal));
        await File.WriteAllLinesAsync(Heads, lines[..index], Cancel);

        Assert.Equal(3, Assert.Single((await VerifyAsync()).Faults).Entry);
    }

    [Fact]
    public async Task Fault_63_a_cut_that_was_signed_although_too_young_is_named()
    {
        var line = await DroppedLineAsync(newestDaysAgo: 20);
        var signed = await Book.AppendAsync([line], Cancel);
        using (var database = OpenUnwalled())
        {
            database.Execute(
                """
                insert into audit_cuts (workspace_id, member_id, seq, hash, cut_at, line) select workspace_id, member_id, seq, hash, @At, @Line from audit where seq = 3;
                delete from audit where seq <= 3
                """,
                new { line.At, Line = signed[0] });
        }

        var fault = Assert.Single((await VerifyAsync()).Faults);

        Assert.Equal(3, fault.Entry);
        Assert.Contains("before it was as old", fault.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("delete from audit")]
    [InlineData("delete from audit where seq = 5")]
    [InlineData("delete from audit_cuts")]
    [InlineData("update audit_cuts set seq = 1")]
    [InlineData("update audit_cuts set seq = 5, hash = (select a.hash from audit a where a.seq = 5)")]
    [InlineData("update audit_cuts set seq = 4, cut_at = 99999999999999")]
    [InlineData("insert into audit_cuts select workspace_id, 'another', seq, hash, cut_at, line from audit_cuts")]
    public async Task The_database_lets_nothing_go_that_is_no_lawful_cut(string sql)
    {
        await SweepAsync(35);
        using var database = server.Database.OpenRaw();

        Assert.Contains("x80-wall", Assert.ThrowsAny<DbException>(() => database.Execute(sql)).Message, StringComparison.Ordinal);
        Assert.Equal((2L, 4L), Held());
    }

    [PostgresFact]
    public async Task The_role_of_the_sweep_lets_go_what_a_cut_names_and_no_other_role_lets_anything_go()
    {
        await SweepAsync(35);
        using var raw = server.Database.OpenRaw();
        var (workspace, id) = raw.QuerySingle<(string, string)>("select workspace_id, member_id from audit limit 1");
        using var database = new Npgsql.NpgsqlConnection(server.Database.Address + ";Pooling=false");
        database.Open();
        database.Execute("select set_config('x80.workspace', @workspace, false), set_config('x80.member', @id, false)", new { workspace, id });
        string Refusal(string role) => Assert.Throws<Npgsql.PostgresException>(() => database.Execute($"set role {role}; delete from audit")).MessageText;

        Assert.Contains("x80-wall", Refusal("x80_sweep"), StringComparison.Ordinal);
        Assert.All(StoreRole.Groups.Except(["x80_sweep"]), role => Assert.Contains("permission denied", Refusal(role), StringComparison.Ordinal));
    }

    [SqliteFact]
    public void An_entry_is_not_replaced_by_inserting_over_it()
    {
        using var database = server.Database.OpenRaw();

        var refused = Assert.ThrowsAny<DbException>(() => database.Execute(
            "insert or replace into audit select workspace_id, member_id, seq, at, token_id, conversation_id, click_tag, 'another', counts, allowed, reason, hash from audit where seq = 2"));

        Assert.Contains("x80-wall", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Each replica may keep an audit folder of its own: what another has dropped is put there once its signature is proved.</summary>
    [Fact]
    public async Task A_replica_takes_over_the_line_of_a_segment_that_another_dropped()
    {
        await SweepAsync(35);
        var folder = server.DataFolder + "-second-audit";
        var book = new HeadBook(
            new ServerOptions { DataFolder = server.DataFolder + "-second", AuditFolder = folder }, server.Services.GetRequiredService<Keys.KeyFolder>());

        await new SegmentSweep(Store, book, server.Time).RunAsync(Cancel);

        Assert.Empty((await new AuditVerifier(Store, book).VerifyAsync(Cancel)).Faults);
        Assert.Contains("dropped", await File.ReadAllTextAsync(Path.Combine(folder, "heads.jsonl"), Cancel), StringComparison.Ordinal);
    }

    private IStore Store => server.Services.GetRequiredService<IStore>();

    private HeadBook Book => server.Services.GetRequiredService<HeadBook>();

    /// <param name="day">Counted from the first entries.</param>
    private Task SweepAsync(int day) =>
        new SegmentSweep(Store, Book, new FakeTimeProvider(server.Time.GetUtcNow().AddDays(day - 20))).RunAsync(Cancel);

    private Task<AuditReport> VerifyAsync() => server.Services.GetRequiredService<ServerUpkeep>().VerifyAuditAsync(Cancel);

    private (long Entries, long First) Held()
    {
        using var database = server.Database.OpenRaw();
        return database.QuerySingle<(long, long)>("select count(*), coalesce(min(seq), 0) from audit");
    }

    /// <summary>The line that a sweep writes for the first three entries, with an age of one's own choice.</summary>
    private async Task<SignedHead> DroppedLineAsync(int newestDaysAgo)
    {
        var head = (await Book.ReadAsync(Cancel)).Select(line => line.Head!).First(head => head.Seq == 3);
        var now = server.Time.GetUtcNow().AddDays(15);
        return head with
        {
            Kind = SignedHead.Dropped,
            At = now.ToUnixTimeMilliseconds(),
            Segment = new DroppedSegment(1, now.AddDays(-newestDaysAgo).ToUnixTimeMilliseconds(), 1),
        };
    }

    /// <summary>As somebody who may take the walls down.</summary>
    private DbConnection OpenUnwalled()
    {
        var database = server.Database.OpenRaw();
        database.Execute(database is SqliteConnection
            ? "drop trigger audit_never_shrinks; drop trigger audit_cuts_are_lawful; drop trigger audit_cuts_move_on; drop trigger audit_cuts_stay"
            : "alter table audit disable trigger user; alter table audit_cuts disable trigger user");
        return database;
    }
}
