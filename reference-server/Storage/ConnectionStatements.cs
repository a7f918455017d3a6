using System.Data;
using Dapper;
using X80.ReferenceServer.Storage.Postgres;
using X80.ReferenceServer.Storage.Sqlite;

namespace X80.ReferenceServer.Storage;

/// <summary>Each statement by itself, at once: on SQLite there is no way to save, and a restore is in no hurry.</summary>
internal sealed class ConnectionStatements(IDbConnection connection) : IStatements
{
    public IReadOnlyList<T> Query<T>(string sql, object? arguments) => connection.Query<T>(sql, arguments, buffered: true).AsList();

    public T? Find<T>(string sql, object? arguments) => connection.QueryFirstOrDefault<T>(sql, arguments);

    public int Execute(string sql, object? arguments) => connection.Execute(sql, arguments);

    public void Run(string sql, object? arguments) => connection.Execute(sql, arguments);

    public void RunAll<T>(string sql, IReadOnlyCollection<T> rows)
        where T : notnull
    {
        if (RowArrays.AreTakenBy(sql))
        {
            RowArrays.Execute(connection, sql, rows);
        }
        else if (RowJson.IsTakenBy(sql))
        {
            RowJson.Execute(connection, sql, rows);
        }
        else
        {
            connection.Execute(sql, rows);
        }
    }
}
