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
    private readonly Stack<SqliteCommand> holders = [];

    [AllowNull]
    public string ConnectionString
    {
        get => connection.ConnectionString;
        set => throw new NotSupportedException();
    }

    public int ConnectionTimeout => connection.ConnectionTimeout;

    public string Database => connection.Database;

    public ConnectionState State => connection.State;

    public IDbCommand CreateCommand() => new PreparedCommand(this);

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
        while (holders.TryPop(out var holder))
        {
            holder.Dispose();
        }
    }

    /// <returns>A command that holds values and is never run; made once and used again, since to make one costs a finaliser.</returns>
    public SqliteCommand Rent() => holders.TryPop(out var holder) ? holder : new SqliteCommand { Connection = connection };

    public void Return(SqliteCommand holder)
    {
        holder.Parameters.Clear();
        holder.CommandTimeout = connection.DefaultTimeout;
        holders.Push(holder);
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
