using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace X80.ReferenceServer.Storage.Sqlite;

/// <summary>
/// The one database file. Every connection gets the same pragmas, and they are asserted: the library's own defaults
/// leave deleted text in the file.
/// </summary>
internal sealed class SqliteFile(string path)
{
    public const string BusyMilliseconds = "5000";

    private const int Corrupt = 11;

    private static readonly (string Pragma, string Value, string Reads)[] Pragmas =
    [
        ("journal_mode", "wal", "wal"),
        ("synchronous", "full", "2"),
        ("secure_delete", "on", "1"),
        ("foreign_keys", "on", "1"),
        ("trusted_schema", "off", "0"),
        ("busy_timeout", BusyMilliseconds, BusyMilliseconds),
        ("temp_store", "memory", "2"),
    ];

    public string Path => path;

    /// <value>Told of every connection, for whoever counts what its statements do.</value>
    public Action<SqliteConnection>? Opened { get; init; }

    /// <param name="readOnly">For readers: the connection refuses every write.</param>
    /// <exception cref="InvalidOperationException">A pragma did not take.</exception>
    public SqliteConnection Open(bool readOnly)
    {
        // Made by the migrations alone: a file that is gone must not come back empty.
        // The library repeats a statement that meets another process's lock for this many seconds; its own default is half a minute.
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 5 };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            foreach (var (pragma, value, reads) in Pragmas)
            {
                connection.Execute($"pragma {pragma} = {value}");
                var actual = Convert.ToString(connection.ExecuteScalar($"pragma {pragma}"), CultureInfo.InvariantCulture);
                if (actual != reads)
                {
                    throw new InvalidOperationException(
                        $"SQLite answers '{actual}' to pragma {pragma} where '{reads}' is needed to keep promises about stored data.");
                }
            }

            connection.Execute($"pragma query_only = {(readOnly ? "on" : "off")}");
            Opened?.Invoke(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>For writing, after every page was looked at.</summary>
    /// <exception cref="SqliteException">The file is damaged.</exception>
    public SqliteConnection OpenChecked()
    {
        var connection = Open(readOnly: false);
        try
        {
            return connection.ExecuteScalar<string>("pragma quick_check(1)") == "ok"
                ? connection
                : throw new SqliteException("The file is damaged.", Corrupt);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
