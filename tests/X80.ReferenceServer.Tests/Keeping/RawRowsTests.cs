using Dapper;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Keeping;

/// <summary><c>probe</c> on PostgreSQL: every column of every table, as a role that sees all rows.</summary>
public sealed class RawRowsTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [PostgresFact]
    public async Task A_planted_text_is_found_in_text_and_in_bytes_and_a_synced_one_in_neither()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var (synced, planted) = (Wire.Canary(), Wire.Canary());
        (await member.SyncAsync(conversation, Wire.Message(synced))).Expect(200);
        using (var raw = server.Database.OpenRaw())
        {
            raw.Execute("update members set name = 'x' || @planted || 'x'", new { planted });
            raw.Execute(
                "insert into spent_clicks (workspace_id, member_id, tag, spent_at) select workspace_id, member_id, @Tag, 0 from conversations",
                new { Tag = System.Text.Encoding.Unicode.GetBytes("!" + planted) });
        }

        var hits = await ServerProbe.FindInRowsAsync(server.Database.SuperuserAddress, [synced, planted], Cancel);

        Assert.Equal(
            ["table public.members, column name", "table public.spent_clicks, column tag"],
            hits.Select(hit => hit.Place).Order(StringComparer.Ordinal));
        Assert.All(hits, hit => Assert.Equal(planted, hit.Text));
    }

    [PostgresFact]
    public async Task A_role_that_row_level_security_binds_gets_no_answer()
    {
        var refused = await Assert.ThrowsAsync<ServerStateException>(() => ServerProbe.FindInRowsAsync(server.Database.Address!, ["text"], Cancel));

        Assert.Contains("bypassrls", refused.Message, StringComparison.Ordinal);
    }
}
