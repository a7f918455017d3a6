using System.Data;
using System.Reflection;
using Npgsql;

namespace X80.ReferenceServer.Storage.Postgres;

/// <summary>Many rows in one statement: each property of the rows becomes an array, and the statement unnests them side by side.</summary>
internal static class RowArrays
{
    /// <summary>Whether the statement takes arrays.</summary>
    public static bool AreTakenBy(string sql) => sql.Contains("unnest(@", StringComparison.Ordinal);

    public static void Execute<T>(IDbConnection connection, string sql, IReadOnlyCollection<T> rows)
    {
        using var command = (NpgsqlCommand)connection.CreateCommand();
        command.CommandText = sql;
        AddTo(command.Parameters, rows);
        command.ExecuteNonQuery();
    }

    public static void AddTo<T>(NpgsqlParameterCollection parameters, IReadOnlyCollection<T> rows)
    {
        foreach (var property in typeof(T).GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            parameters.AddWithValue(property.Name, Column(property, rows));
        }
    }

    private static Array Column<T>(PropertyInfo property, IReadOnlyCollection<T> rows)
    {
        var column = Array.CreateInstance(property.PropertyType, rows.Count);
        var place = 0;
        foreach (var row in rows)
        {
            column.SetValue(property.GetValue(row), place++);
        }

        return column;
    }
}
