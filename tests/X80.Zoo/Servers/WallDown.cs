using Dapper;
using Microsoft.Data.Sqlite;
using X80.ReferenceServer.Storage.Sqlite;

namespace X80.Zoo.Servers;

/// <summary>The database's triggers without the one that refuses what the gate should have refused.</summary>
internal sealed class WallDown : IStoreTriggers
{
    public void Install(SqliteConnection connection)
    {
        new StoreTriggers().Install(connection);
        connection.Execute("drop trigger messages_need_permission");
    }
}
