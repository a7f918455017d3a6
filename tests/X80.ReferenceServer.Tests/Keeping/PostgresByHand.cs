using X80.ReferenceServer.Backup;
using X80.ReferenceServer.Storage.Postgres;

namespace X80.ReferenceServer.Tests.Keeping;

/// <summary>What an operator does past the commands of this project.</summary>
internal static class PostgresByHand
{
    /// <summary><c>pg_restore</c> of a data part, joined with nothing.</summary>
    public static Task RestoreAsync(string part, string database, CancellationToken cancellationToken)
    {
        var address = PostgresAddress.OrThrow(database);
        return PostgresTool.RunAsync(
            "pg_restore", address, ["--exit-on-error", "--no-owner", "--schema=public", $"--dbname={address.Settings.Database}", part], cancellationToken);
    }
}
