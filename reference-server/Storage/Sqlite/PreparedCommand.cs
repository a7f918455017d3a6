using System.Data;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace X80.ReferenceServer.Storage.Sqlite;

/// <summary>A statement with its values, run by the prepared one of the same text.</summary>
internal sealed class PreparedCommand(PreparedConnection owner, SqliteConnection connection) : IDbCommand
{
    // Holds the values until it is known which prepared statement takes them: the text may still change after they were added.
    private readonly SqliteCommand values = new() { Connection = connection };
    private SqliteCommand? running;

    [AllowNull]
    public string CommandText { get; set; } = "";

    public int CommandTimeout
    {
        get => values.CommandTimeout;
        set => values.CommandTimeout = value;
    }

    public CommandType CommandType { get; set; } = CommandType.Text;

    public IDbConnection? Connection
    {
        get => owner;
        set => throw new NotSupportedException();
    }

    public IDataParameterCollection Parameters => values.Parameters;

    public IDbTransaction? Transaction { get; set; }

    public UpdateRowSource UpdatedRowSource { get; set; }

    public IDbDataParameter CreateParameter() => values.CreateParameter();

    public int ExecuteNonQuery() => Run(command => command.ExecuteNonQuery(), isOver: true);

    public object? ExecuteScalar() => Run(command => command.ExecuteScalar(), isOver: true);

    public IDataReader ExecuteReader() => ExecuteReader(CommandBehavior.Default);

    public IDataReader ExecuteReader(CommandBehavior behavior) => Run(command => command.ExecuteReader(behavior), isOver: false);

    public void Cancel()
    {
        // SQLite's statements are over before anybody could ask for that.
    }

    public void Prepare()
    {
        // They are prepared when they are first run.
    }

    public void Dispose()
    {
        GiveBack();
        values.Dispose();
    }

    private T Run<T>(Func<SqliteCommand, T> run, bool isOver)
    {
        GiveBack();
        var command = owner.Take(CommandText);
        try
        {
            command.CommandTimeout = values.CommandTimeout;
            command.Parameters.Clear();
            foreach (SqliteParameter value in values.Parameters)
            {
                command.Parameters.Add(value);
            }

            var result = run(command);
            running = command;
            if (isOver)
            {
                GiveBack();
            }

            return result;
        }
        catch
        {
            command.Dispose();
            throw;
        }
    }

    /// <summary>A reader of it has been closed by now.</summary>
    private void GiveBack()
    {
        if (running is not null)
        {
            owner.GiveBack(running);
            running = null;
        }
    }
}
