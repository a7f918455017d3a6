using Dapper;
using Microsoft.Data.Sqlite;

namespace X80.ReferenceServer.Storage.Sqlite;

/// <summary>The triggers of <c>triggers.sql</c>.</summary>
internal sealed class StoreTriggers : IStoreTriggers
{
    /// <summary>In one transaction: another process may be writing, and must not find the wall down.</summary>
    public void Install(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Execute(EmbeddedText.Read($"{typeof(StoreTriggers).Namespace}.triggers.sql"), transaction: transaction);
        transaction.Commit();
    }
}
