using Dapper;
using Microsoft.Data.Sqlite;

namespace X80.ReferenceServer.Storage.Sqlite;

/// <summary>The triggers of <c>triggers.sql</c>.</summary>
internal sealed class StoreTriggers : IStoreTriggers
{
    public void Install(SqliteConnection connection) =>
        connection.Execute(EmbeddedText.Read($"{typeof(StoreTriggers).Namespace}.triggers.sql"));
}
