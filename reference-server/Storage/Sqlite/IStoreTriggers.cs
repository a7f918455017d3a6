using Microsoft.Data.Sqlite;

namespace X80.ReferenceServer.Storage.Sqlite;

/// <summary>Puts up the database's own wall (GATE-7).</summary>
internal interface IStoreTriggers
{
    void Install(SqliteConnection connection);
}
