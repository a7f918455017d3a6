using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace X80.Benchmarks.Scale;

/// <summary>A SQLite file, in the way in which the server keeps its own.</summary>
internal sealed class FilledSqlite : IFilledDatabase
{
    private readonly DirectoryInfo folder;

    private FilledSqlite(DirectoryInfo folder) => this.folder = folder;

    public string Dialect => "Sqlite";

    public bool IsAskedMeanwhile => false;

    private string Address => new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.FullName, "migrated.db"), Pooling = false }.ConnectionString;

    /// <param name="path">Gets a folder of its own for the time of the run.</param>
    public static FilledSqlite Create(string path) => new(Directory.CreateDirectory(Path.Combine(path, "migrations-" + Guid.NewGuid().ToString("N"))));

    public async Task<DbConnection> OpenAsync()
    {
        var connection = new SqliteConnection(Address);
        await connection.OpenAsync();
        await connection.ExecuteAsync("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = off;");
        return connection;
    }

    public async Task SettleAsync(DbConnection connection) => await connection.ExecuteAsync("pragma wal_checkpoint(truncate);");

    public string Series(int count) => string.Create(
        CultureInfo.InvariantCulture, $"(with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < {count}) select i from n) n");

    public string Id(string number) => $"printf('%022d', {number})";

    public string Bytes(int length) => string.Create(CultureInfo.InvariantCulture, $"randomblob({length})");

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
