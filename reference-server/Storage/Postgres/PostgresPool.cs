using Npgsql;

namespace X80.ReferenceServer.Storage.Postgres;

/// <summary>Connections as the runtime role.</summary>
internal sealed class PostgresPool : IDisposable
{
    // Limits longer than any honest statement and shorter than a client waits. Joins here are of a whole conversation's rows,
    // which the planner takes for a single one until it has statistics: by nested loops, 5,000 messages would be 25 million steps.
    private const string Session =
        "-c statement_timeout=20s -c lock_timeout=15s -c idle_in_transaction_session_timeout=30s -c synchronous_commit=on "
        + "-c enable_nestloop=off -c jit=off -c search_path=public";

    /// <summary>One for each thread that runs transactions, and a few; an address may ask for fewer.</summary>
    private const int MostConnections = 20;

    private readonly NpgsqlDataSource source;

    public PostgresPool(PostgresAddress address)
    {
        var settings = address.Settings;
        settings.Options = Session;
        settings.ApplicationName = "x80-server";
        settings.Timeout = 5;
        settings.CommandTimeout = 30;
        // Whatever the address says: a connection of its own for each transaction costs ten times what the transaction does,
        // since nothing stays prepared on it and nothing bounds how many there are.
        settings.Pooling = true;
        settings.MaxPoolSize = Math.Min(settings.MaxPoolSize, MostConnections);
        settings.MaxAutoPrepare = 200;

        // Seven statements for each transaction, to undo what none does: role and scope are set for a transaction's own length, and
        // its locks are its own.
        settings.NoResetOnClose = true;
        settings.Multiplexing = false;
        source = NpgsqlDataSource.Create(settings);
    }

    /// <param name="begin">
    /// The first words on the connection, before any work. When they fail because the database has dropped the connection,
    /// as after a restart, they are said once more on a new one.
    /// </param>
    public NpgsqlConnection Open(Action<NpgsqlConnection> begin)
    {
        try
        {
            return OpenOnce(begin);
        }
        catch (NpgsqlException e) when (e is not PostgresException answered || answered.SqlState.StartsWith("57P", StringComparison.Ordinal))
        {
            source.Clear();
            return OpenOnce(begin);
        }
    }

    /// <summary>
    /// After a refused statement: the driver can lose its place on a connection whose prepared statement was refused, and the
    /// next transaction on it would fail. No connection of before is used again.
    /// </summary>
    public void Forget() => source.Clear();

    public void Dispose() => source.Dispose();

    private NpgsqlConnection OpenOnce(Action<NpgsqlConnection> begin)
    {
        var connection = source.OpenConnection();
        try
        {
            begin(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
