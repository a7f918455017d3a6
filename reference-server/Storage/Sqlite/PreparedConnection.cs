using System.Data;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace X80.ReferenceServer.Storage.Sqlite;

/// <summary>
/// A connection whose statements stay prepared from one use to the next: to prepare one costs several times what it costs to
/// run it. The wall answers when a statement is prepared, so what was prepared for one role is never run by another.
/// </summary>
internal sealed class PreparedConnection(SqliteConnection connection, ColumnWall wall) : IDbConnection
{
    // More than the catalog holds; lists of names and numbers make further texts, which must not gather for ever.
    private const int MostKept = 400;

    private readonly Dictionary<(string? Role, string Text), SqliteCommand> kept = [];

    [AllowNull]
    public string ConnectionString
    {
        get => connection.ConnectionString;
        set => throw new NotSupportedException();
    }

    public int ConnectionTimeout => connection.ConnectionTimeout;

    public string Database => connection.Database;

    public ConnectionState State => connection.State;

    public IDbCommand CreateCommand() => new PreparedCommand(this, connection);

    public IDbTransaction BeginTransaction() => throw new NotSupportedException();

    public IDbTransaction BeginTransaction(IsolationLevel il) => throw new NotSupportedException();

    public void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    public void Open() => throw new NotSupportedException();

    public void Close() => Dispose();

    /// <summary>Lets go of what is prepared; the connection itself stays its owner's.</summary>
    public void Dispose()
    {
        foreach (var command in kept.Values)
        {
            command.Dispose();
        }

        kept.Clear();
    }

    /// <returns>For the one who asks alone, until it is given back.</returns>
    public SqliteCommand Take(string text) =>
        kept.Remove((wall.Speaker, text), out var command) ? command : new SqliteCommand(text, connection);

    public void GiveBack(SqliteCommand command)
    {
        if (kept.Count >= MostKept)
        {
            Dispose();
        }

        if (!kept.TryAdd((wall.Speaker, command.CommandText), command))
        {
            command.Dispose();
        }
    }
}
