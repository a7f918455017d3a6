using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace X80.ReferenceServer.Tests.Rig.Databases;

/// <summary>What lies in the tables, past the server's own code, to be compared with what lies there later.</summary>
public sealed class StoredRows(DbConnection database)
{
    private readonly IReadOnlyList<string> tables = Tables(database);
    private readonly Dictionary<string, DbCommand> sizes = [];

    /// <summary>How many rows each table has and how long they are together, but those of the tables named. One statement.</summary>
    public string Size(params string[] except)
    {
        if (!sizes.TryGetValue(string.Join(' ', except), out var command))
        {
            command = database.CreateCommand();
            command.CommandText = string.Join("\nunion all\n", tables.Except(except).Select(table =>
            {
                var columns = string.Join(" + ", Columns(table).Select(column => $"coalesce(length(cast({column} as text)), 0)"));
                return $"select '{table}' as place, count(*) as many, cast(coalesce(sum({columns}), 0) as bigint) as length from {table}";
            }));
            command.Prepare();
            sizes[string.Join(' ', except)] = command;
        }

        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add($"{reader.GetString(0)} {reader.GetInt64(1)} {reader.GetInt64(2)}");
        }

        return string.Join('\n', lines);
    }

    /// <summary>A checksum of all rows in which some column is exactly this.</summary>
    public string Of(string value)
    {
        var text = new StringBuilder();
        foreach (var table in tables)
        {
            var rows = database.Query($"select * from {table}").Cast<IDictionary<string, object?>>()
                .Where(row => row.Values.Contains(value))
                .Select(row => string.Join('|', row.Select(cell => $"{cell.Key}={Show(cell.Value)}")))
                .Order(StringComparer.Ordinal);
            text.Append(table).Append('\n').AppendJoin('\n', rows).Append('\n');
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Show(object? value) => value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value}";

    private static List<string> Tables(DbConnection database) => [.. database.Query<string>(
        database is SqliteConnection
            ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name"
            : "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name")];

    private IEnumerable<string> Columns(string table)
    {
        using var reader = database.ExecuteReader($"select * from {table} where 1 = 0");
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }
}
