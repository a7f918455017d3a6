using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using X80.ReferenceServer.Storage.Sqlite;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Gate;

/// <summary>The database's own wall: raw SQL, as a bug in the code would send it.</summary>
public sealed class TriggerTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly byte[] Box = [1];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [SqliteTheory]
    [InlineData("insert or replace")]
    [InlineData("insert or ignore")]
    public Task No_way_to_insert_evades_the_wall(string verb) => RefuseAsync(InsertSql(verb, "sync"));

    [PostgresTheory]
    [InlineData(" on conflict do nothing")]
    [InlineData(" on conflict (workspace_id, member_id, conversation_id, id) do update set sealed = excluded.sealed")]
    public Task No_conflict_evades_the_wall(string clause) => RefuseAsync(InsertSql("insert", "sync") + clause);

    [Fact]
    public Task A_row_of_content_for_a_private_conversation_is_refused() => RefuseAsync(InsertSql("insert", "sync"));

    /// <summary>Every command of <c>x80 server</c> puts the wall up anew, beside a server that is taking writes.</summary>
    [SqliteFact]
    public void The_wall_is_put_up_anew_without_a_moment_in_which_it_is_down()
    {
        using var database = (SqliteConnection)server.Database.OpenRaw();
        var commits = 0;
        SQLitePCL.raw.sqlite3_commit_hook(database.Handle, _ => commits++ < 0 ? 1 : 0, null);

        new StoreTriggers().Install(database);

        Assert.Equal(1, commits);
    }

    [Fact]
    public async Task A_share_without_a_grant_for_that_message_is_refused()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var (conversation, other) = (await member.OpenAsync(), await member.OpenAsync("title:Jonas Berg"));
        using var database = server.Database.OpenRaw();

        // Grants there are: of another message here, and of this one in another conversation of the same member.
        database.Execute(GrantSql("BBBBBBBB"), new { conversation });
        database.Execute(GrantSql("AAAAAAAA"), new { conversation = other });

        var refused = Assert.ThrowsAny<DbException>(() => database.Execute(InsertSql("insert", "share"), new { conversation, Box }));

        Assert.Contains("x80-wall", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grant_lets_its_message_in_once()
    {
        var conversation = await OpenAsync(shared: false);
        using var database = server.Database.OpenRaw();
        database.Execute(GrantSql("AAAAAAAA"), new { conversation });
        Assert.Equal(1, database.Execute(InsertSql("insert", "share"), new { conversation, Box }));
        database.Execute("delete from messages where conversation_id = @conversation", new { conversation });

        var refused = Assert.ThrowsAny<DbException>(() => database.Execute(InsertSql("insert", "share"), new { conversation, Box }));

        Assert.Contains("x80-wall", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_of_a_shared_conversation_is_taken_and_never_changed()
    {
        var conversation = await OpenAsync(shared: true);
        using var database = server.Database.OpenRaw();
        database.Execute(InsertSql("insert", "sync"), new { conversation, Box });

        var refused = Assert.ThrowsAny<DbException>(() => database.Execute("update messages set sealed = @Box", new { Box }));

        Assert.Contains("content is never updated", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sync")]
    [InlineData("share")]
    public async Task Content_of_a_chat_on_a_never_capture_list_is_refused_although_shared(string origin)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var (conversation, other) = (await member.OpenSharedAsync(), await member.OpenAsync("title:Jonas Berg"));
        using var database = server.Database.OpenRaw();
        const string List = """
            insert into never_capture (workspace_id, member_id, id, scope, form, channel, label, added_at)
            select workspace_id, member_id, 'entry-' || id, 'member', 'conversation', channel, '', 0 from conversations where id = @conversation;
            insert into never_capture_keys (workspace_id, member_id, entry_id, key_tag)
            select workspace_id, member_id, 'entry-' || id, key_tag from conversations where id = @conversation;
            insert into share_grants (workspace_id, member_id, conversation_id, message_id)
            select workspace_id, member_id, id, 'AAAAAAAA' from conversations where id = @conversation;
            """;
        const string Override = """
            insert into capture_overrides (workspace_id, member_id, conversation_id, what, added_at)
            select workspace_id, member_id, id, @what, 0 from conversations where id = @conversation
            """;
        database.Execute(List, new { conversation });
        database.Execute(Override, new { conversation, what = "disappearing" });
        database.Execute(Override, new { conversation = other, what = "list" });

        var refused = Assert.ThrowsAny<DbException>(() => database.Execute(InsertSql("insert", origin), new { conversation, Box }));

        Assert.Contains("x80-wall: the conversation is never captured", refused.Message, StringComparison.Ordinal);
        database.Execute(Override, new { conversation, what = "list" });
        Assert.Equal(1, database.Execute(InsertSql("insert", "sync"), new { conversation, Box }));
    }

    [Fact]
    public async Task A_conversation_cannot_be_born_shared()
    {
        var conversation = await OpenAsync(shared: false);
        using var database = server.Database.OpenRaw();
        const string Copy = """
            insert into conversations (workspace_id, member_id, id, channel, key_tag, privacy, opened_at)
            select workspace_id, member_id, id || 'x', channel, @Box, 'shared', 0 from conversations where id = @conversation
            """;

        var refused = Assert.ThrowsAny<DbException>(() => database.Execute(Copy, new { conversation, Box }));

        Assert.Contains("starts Private", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update audit set reason = 'nothing'")]
    [InlineData("delete from audit")]
    public async Task The_audit_trail_is_only_added_to(string sql)
    {
        await OpenAsync(shared: false);
        using var database = server.Database.OpenRaw();

        Assert.Contains("x80-wall", Assert.ThrowsAny<DbException>(() => database.Execute(sql)).Message, StringComparison.Ordinal);
    }

    private async Task RefuseAsync(string sql)
    {
        var conversation = await OpenAsync(shared: false);
        using var database = server.Database.OpenRaw();

        var refused = Assert.ThrowsAny<DbException>(() => database.Execute(sql, new { conversation, Box }));

        Assert.Contains("x80-wall: ", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, database.ExecuteScalar<long>("select count(*) from messages where conversation_id = @conversation", new { conversation }));
    }

    private static string GrantSql(string message) =>
        $"""
        insert into share_grants (workspace_id, member_id, conversation_id, message_id)
        select workspace_id, member_id, id, '{message}' from conversations where id = @conversation
        """;

    private static string InsertSql(string verb, string origin) =>
        $"""
        {verb} into messages (workspace_id, member_id, conversation_id, id, origin, sealed)
        select workspace_id, member_id, id, 'AAAAAAAA', '{origin}', @Box from conversations where id = @conversation
        """;

    private async Task<string> OpenAsync(bool shared)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        return shared ? await member.OpenSharedAsync() : await member.OpenAsync();
    }
}
