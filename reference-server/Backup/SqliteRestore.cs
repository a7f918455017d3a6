using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Storage.Sqlite;

namespace X80.ReferenceServer.Backup;

/// <summary>Joins in a draft beside the database's place, and moves it there when all is done.</summary>
internal sealed class SqliteRestore(ServerOptions options)
{
    /// <param name="part">The data part.</param>
    /// <param name="work">What is done to it before it is served.</param>
    /// <param name="cancellationToken">A stopped restore leaves nothing that is served.</param>
    /// <exception cref="ServerStateException">The parts do not fit together; nothing was restored.</exception>
    public async Task<(int Messages, int Erased)> RunAsync(string part, RestoreWork work, CancellationToken cancellationToken)
    {
        DurableFile.CreateFolder(options.DataFolder);
        var draft = options.DatabasePath + ".restoring";
        foreach (var left in new[] { draft, draft + "-wal", draft + "-shm" })
        {
            File.Delete(left);
        }

        File.Copy(part, draft);
        var counts = await JoinAsync(draft, work, cancellationToken);
        File.Move(draft, options.DatabasePath, overwrite: false);
        DurableFile.FlushFolderOf(options.DatabasePath);
        return counts;
    }

    private async Task<(int Messages, int Erased)> JoinAsync(string draft, RestoreWork work, CancellationToken cancellationToken)
    {
        var file = new SqliteFile(draft);
        try
        {
            using (var connection = file.OpenChecked())
            {
                connection.Execute("pragma user_version = 0");
            }

            new SqliteSchema(file, new DatabaseCheck(file, options), new StoreTriggers()).Prepare();
            using var joined = file.Open(readOnly: false);
            joined.Execute("begin immediate");
            var counts = await work.RunAsync(new StoreSession(joined, new SqlCatalog("Sqlite")), cancellationToken);
            joined.Execute("commit; pragma wal_checkpoint(truncate)");
            return counts;
        }
        catch (Exception e) when (e is SqliteException or CryptographicException)
        {
            throw new ServerStateException("The backup's data and keys do not fit together. Nothing was restored; take another with --part.", e);
        }
    }
}
