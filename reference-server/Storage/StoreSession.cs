using System.Data;
using Dapper;

namespace X80.ReferenceServer.Storage;

/// <summary>One transaction or snapshot: runs the statements of the catalog, never SQL of a caller's own.</summary>
internal sealed class StoreSession(IStatements statements, SqlCatalog catalog)
{
    static StoreSession() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public StoreSession(IDbConnection connection, SqlCatalog catalog) : this(new ConnectionStatements(connection), catalog)
    {
    }

    public IReadOnlyList<T> Query<T>(string statement, object? arguments = null) => statements.Query<T>(catalog[statement], arguments);

    public T? Find<T>(string statement, object? arguments = null) => statements.Find<T>(catalog[statement], arguments);

    /// <inheritdoc cref="IStatements.RunAll{T}"/>
    public void RunAll<T>(string statement, IReadOnlyCollection<T> rows)
        where T : notnull => statements.RunAll(catalog[statement], rows);

    /// <inheritdoc cref="IStatements.Run"/>
    public void Run(string statement, object? arguments = null) => statements.Run(catalog[statement], arguments);

    /// <returns>How many rows were touched.</returns>
    public int Execute(string statement, object? arguments = null) => statements.Execute(catalog[statement], arguments);
}
