using System.Data;
using Dapper;
using X80.ReferenceServer.Storage.Postgres;
using X80.ReferenceServer.Storage.Sqlite;

namespace X80.ReferenceServer.Storage;

/// <summary>One transaction or snapshot: runs the statements of the catalog, never SQL of a caller's own.</summary>
internal sealed class StoreSession(IDbConnection connection, SqlCatalog catalog)
{
    static StoreSession() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public IReadOnlyList<T> Query<T>(string statement, object? arguments = null) =>
        connection.Query<T>(catalog[statement], arguments, buffered: true).AsList();

    public T? Find<T>(string statement, object? arguments = null) =>
        connection.QueryFirstOrDefault<T>(catalog[statement], arguments);

    /// <summary>Runs the statement for every row: for all at once where it takes them so, else once a row.</summary>
    public void ExecuteAll<T>(string statement, IReadOnlyCollection<T> rows)
        where T : notnull
    {
        var sql = catalog[statement];
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

    /// <returns>How many rows were touched.</returns>
    public int Execute(string statement, object? arguments = null) => connection.Execute(catalog[statement], arguments);
}
