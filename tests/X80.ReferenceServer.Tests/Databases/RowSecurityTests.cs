using Dapper;
using Npgsql;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Databases;

/// <summary>What PostgreSQL itself refuses a server's role, whatever statement it is sent.</summary>
public sealed class RowSecurityTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly string[] MemberTables =
    [
        "conversations", "conversation_keys", "messages", "message_keys", "message_marks", "message_edges", "share_grants", "notes",
        "note_messages", "spent_clicks", "idempotency", "audit", "crm_uses", "member_snippets",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [PostgresFact]
    public async Task Fault_22_without_a_member_no_row_is_seen_and_none_is_written()
    {
        await FillAsync("Mara Field");
        using var database = OpenAs("x80_member");

        Assert.All(MemberTables, table => Assert.Equal(0, database.ExecuteScalar<long>($"select count(*) from {table}")));
        Assert.Equal(0, database.Execute("delete from messages"));
        Assert.Equal(0, database.Execute("update conversations set privacy = 'shared'"));
        var refused = Assert.Throws<PostgresException>(() => database.Execute("insert into spent_clicks values ('w', 'm', '\\x00', 0)"));
        Assert.Equal("42501", refused.SqlState);
    }

    [PostgresFact]
    public async Task A_member_sees_and_touches_their_own_rows_alone()
    {
        var mara = await FillAsync("Mara Field");
        var (workspace, other) = await FillAsync("Rui Prado");
        var rui = new { Workspace = workspace, Member = other };
        using var database = OpenAs("x80_member");
        Speak(database, mara.Workspace, mara.Member);

        Assert.Equal(1, database.ExecuteScalar<long>("select count(*) from messages"));
        Assert.All(MemberTables, table => Assert.Equal(0, database.ExecuteScalar<long>($"select count(*) from {table} where member_id = @Member", rui)));
        Assert.Equal(0, database.Execute("delete from message_keys where member_id = @Member", rui));
        var refused = Assert.Throws<PostgresException>(
            () => database.Execute("insert into spent_clicks values (@Workspace, @Member, '\\x00', 0)", rui));
        Assert.Equal("42501", refused.SqlState);

        Speak(database, "another workspace", mara.Member);
        Assert.All(MemberTables, table => Assert.Equal(0, database.ExecuteScalar<long>($"select count(*) from {table}")));
    }

    [PostgresFact]
    public async Task The_role_of_records_sees_what_a_note_holds_and_no_other_message()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync("title:published");
        (await member.SyncAsync(conversation, Wire.Message("published"))).Expect(200);
        using var raw = server.Database.OpenRaw();
        var (workspace, note) = raw.QuerySingle<(string, string)>("select workspace_id, id from notes where conversation_id = @conversation", new { conversation });
        using var database = OpenAs("x80_published");
        Speak(database, workspace, "");
        const string Seen =
            "select (select count(*) from messages where conversation_id = @conversation) + (select count(*) from message_keys where conversation_id = @conversation)";
        Assert.Equal(2, database.ExecuteScalar<long>(Seen, new { conversation }));

        raw.Execute("delete from note_messages where note_id = @note", new { note });

        Assert.Equal(0, database.ExecuteScalar<long>(Seen, new { conversation }));
        Assert.Throws<PostgresException>(() => database.Execute("select key_tag from conversations"));
    }

    [PostgresFact]
    public void Content_keys_and_token_hashes_are_granted_to_those_who_need_them_alone()
    {
        using var raw = server.Database.OpenRaw();
        IEnumerable<string> Readers(string table, string column) => StoreRole.Groups.Where(
            role => raw.ExecuteScalar<bool>("select has_column_privilege(@role, @table, @column, 'select')", new { role, table, column }));

        Assert.Equal(["x80_member", "x80_published"], Readers("messages", "sealed"));
        Assert.Equal(["x80_member", "x80_rotation", "x80_published"], Readers("message_keys", "wrapped"));
        Assert.Equal(["x80_member", "x80_rotation", "x80_published"], Readers("conversation_keys", "wrapped"));
        Assert.Equal(["x80_access"], Readers("tokens", "hash"));
        Assert.Equal(["x80_access"], Readers("web_sessions", "hash"));
    }

    [PostgresFact]
    public void Fault_22_every_table_forces_row_security_and_nothing_goes_round_it()
    {
        using var raw = server.Database.OpenRaw();

        Assert.Equal(
            ["schemaversions"],
            raw.Query<string>(
                """
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'public' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
                """));
        Assert.Empty(raw.Query<string>(
            "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('v', 'm', 'f')"));
        Assert.Empty(raw.Query<string>(
            "select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and p.prosecdef"));
        Assert.Empty(raw.Query<string>("select tablename from pg_tables where schemaname = 'public' and tableowner = @RuntimeRole", new { TestDatabase.RuntimeRole }));
        Assert.Equal(
            (false, false, false),
            raw.QuerySingle<(bool, bool, bool)>(
                "select rolsuper, rolbypassrls, rolinherit from pg_roles where rolname = @RuntimeRole", new { TestDatabase.RuntimeRole }));
    }

    [PostgresFact]
    public void Without_taking_a_role_nothing_at_all_may_be_read()
    {
        using var database = new NpgsqlConnection(server.Database.Address);
        database.Open();

        Assert.All(
            MemberTables,
            table => Assert.Equal("42501", Assert.Throws<PostgresException>(() => database.Execute($"select 1 from {table}")).SqlState));
        Assert.Throws<PostgresException>(() => database.Execute("truncate audit"));
        Assert.Throws<PostgresException>(() => database.Execute("alter table messages disable row level security"));
        Assert.Throws<PostgresException>(() => database.Execute("set session_replication_role = replica"));
    }

    private static void Speak(NpgsqlConnection database, string workspace, string member) =>
        database.Execute("select set_config('x80.workspace', @workspace, false), set_config('x80.member', @member, false)", new { workspace, member });

    private NpgsqlConnection OpenAs(string role)
    {
        var database = new NpgsqlConnection(server.Database.Address + ";Pooling=false");
        database.Open();
        database.Execute($"set role {role}");
        return database;
    }

    private async Task<(string Workspace, string Member)> FillAsync(string name)
    {
        using var member = await server.JoinAsync(name, Cancel);
        var conversation = await member.OpenSharedAsync();
        (await member.SyncAsync(conversation, Wire.Message("hello"))).Expect(200);
        using var raw = server.Database.OpenRaw();
        return raw.QuerySingle<(string, string)>("select workspace_id, member_id from conversations where id = @conversation", new { conversation });
    }
}
