using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace X80.ReferenceServer.Storage.Sqlite;

/// <summary>
/// What PostgreSQL's column grants are: SQLite asks here, for every statement it prepares, whether whoever speaks through the
/// connection may read a column with content, a key or a hash (GATE-12). While nobody does, none of them is read.
/// </summary>
internal sealed class ColumnWall
{
    private static readonly Dictionary<(string Table, string Column), IReadOnlySet<string>> Readers = new()
    {
        [("messages", "sealed")] = Roles("x80_member", "x80_published"),
        [("message_keys", "wrapped")] = Roles("x80_member", "x80_published", "x80_rotation"),
        [("conversation_keys", "wrapped")] = Roles("x80_member", "x80_published", "x80_rotation"),
        [("conversations", "span")] = Roles("x80_member"),
        [("note_tails", "sealed")] = Roles("x80_member"),
        [("tokens", "hash")] = Roles("x80_access"),
        [("web_sessions", "hash")] = Roles("x80_access"),
    };

    private StoreRole? speaker;

    public ColumnWall(SqliteConnection connection) =>
        raw.sqlite3_set_authorizer(connection.Handle!, new delegate_authorizer(Decide), null!);

    /// <summary>The name of the role that speaks; null: nobody.</summary>
    public string? Speaker => speaker?.Name;

    /// <param name="role">Who speaks from here on; null: nobody.</param>
    public void Use(StoreRole? role) => speaker = role;

    private static HashSet<string> Roles(params string[] names) => [.. names];

    private int Decide(object user, int action, utf8z table, utf8z column, utf8z database, utf8z trigger) =>
        action != raw.SQLITE_READ
        || !Readers.TryGetValue((table.utf8_to_string(), column.utf8_to_string()), out var readers)
        || (speaker is not null && readers.Contains(speaker.Name))
            ? raw.SQLITE_OK
            : raw.SQLITE_DENY;
}
