using System.Data;
using Dapper;
using Npgsql;

namespace X80.ReferenceServer.Storage.Postgres;

/// <summary>
/// A transaction as one of the group roles. What answers nothing waits, and goes to the database together with the next question,
/// or before the commit: the way there and back costs more than most statements do. They run in their order, and the first
/// that the database refuses ends the transaction, as it would have alone.
/// </summary>
internal sealed class PostgresTransaction : IStatements, IDisposable
{
    private readonly PostgresPool pool;
    private readonly Func<NpgsqlBatchCommand>[] opening;
    private readonly List<Func<NpgsqlBatchCommand>> waiting = [];
    private NpgsqlConnection? connection;
    private bool isOver;

    /// <param name="pool">Of connections.</param>
    /// <param name="role">As whom it speaks.</param>
    /// <param name="turn">What it takes before anything is looked at, the clock included; null for a snapshot, which is taken with the first question.</param>
    public PostgresTransaction(PostgresPool pool, StoreRole role, string? turn)
    {
        this.pool = pool;
        var words = new { role.Name, role.Workspace, role.Member, Turn = turn };
        const string Scope = "select set_config('role', @Name, true), set_config('x80.workspace', @Workspace, true), set_config('x80.member', @Member, true)";
        opening =
        [
            () => new NpgsqlBatchCommand(turn is null ? "begin isolation level repeatable read, read only" : "begin isolation level read committed"),
            () => BatchCommands.Of(turn is { Length: > 0 } ? $"{Scope}, pg_advisory_xact_lock(hashtextextended(@Turn, 0))" : Scope, words),
        ];
        if (turn is not null)
        {
            Send(_ => 0);
        }
    }

    public IReadOnlyList<T> Query<T>(string sql, object? arguments)
    {
        waiting.Add(() => BatchCommands.Of(sql, arguments));
        return Send(reader => reader.Parse<T>().AsList());
    }

    public T? Find<T>(string sql, object? arguments) => Query<T>(sql, arguments) is [var first, ..] ? first : default;

    public int Execute(string sql, object? arguments)
    {
        NpgsqlBatchCommand? asked = null;
        waiting.Add(() => asked = BatchCommands.Of(sql, arguments));
        Send(_ => 0);
        return asked!.RecordsAffected;
    }

    public void Run(string sql, object? arguments) => waiting.Add(() => BatchCommands.Of(sql, arguments));

    public void RunAll<T>(string sql, IReadOnlyCollection<T> rows)
        where T : notnull
    {
        if (RowArrays.AreTakenBy(sql))
        {
            waiting.Add(() => BatchCommands.OfRows(sql, rows));
            return;
        }

        foreach (var row in rows)
        {
            Run(sql, row);
        }
    }

    /// <summary>Sends what waits: after it, the commit alone is left.</summary>
    public void Flush()
    {
        if (waiting.Count > 0)
        {
            Send(_ => 0);
        }
    }

    public void Commit()
    {
        isOver = true;
        Say("commit");
    }

    /// <summary>Without a commit, nothing of it stays.</summary>
    public void Dispose()
    {
        try
        {
            if (!isOver && connection is { State: ConnectionState.Open })
            {
                Say("rollback");
            }
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and the transaction with it: what ended it is on its way to the caller.
        }
        finally
        {
            connection?.Dispose();
        }
    }

    /// <summary>Not by Dapper, which would open a connection that has broken, and say it on a new one.</summary>
    private void Say(string word)
    {
        if (connection is not null)
        {
            using var command = new NpgsqlCommand(word, connection);
            command.ExecuteNonQuery();
        }
    }

    /// <exception cref="InvalidOperationException">One that waited has an answer, which would have been taken for the next one's.</exception>
    private T Send<T>(Func<NpgsqlDataReader, T> read)
    {
        try
        {
            if (connection is not null)
            {
                return Send(connection, [], read);
            }

            var answer = default(T);
            connection = pool.Open(fresh => answer = Send(fresh, opening, read));
            return answer!;
        }
        finally
        {
            waiting.Clear();
        }
    }

    private T Send<T>(NpgsqlConnection to, Func<NpgsqlBatchCommand>[] first, Func<NpgsqlDataReader, T> read)
    {
        using var batch = new NpgsqlBatch(to);
        foreach (var make in first.Concat(waiting))
        {
            batch.BatchCommands.Add(make());
        }

        using var reader = batch.ExecuteReader();
        if (first.Length > 0)
        {
            // The answer to the opening words.
            reader.NextResult();
        }

        var answer = read(reader);
        return reader.NextResult() ? throw new InvalidOperationException("A statement that was run without asking has an answer: ask for it.") : answer;
    }
}
