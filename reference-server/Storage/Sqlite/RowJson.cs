using System.Buffers;
using System.Data;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Dapper;

namespace X80.ReferenceServer.Storage.Sqlite;

/// <summary>
/// Many rows in one statement: they become a JSON array of objects, bytes as hexadecimal digits, which the statement takes
/// apart. What it names as a value of its own, such as the member's scope, is the same for all of them.
/// </summary>
internal static class RowJson
{
    // Rows of content lie in memory twice while they are stored: never all of a large sync at once.
    private const int MostRows = 200;

    /// <summary>Whether the statement takes rows.</summary>
    public static bool IsTakenBy(string sql) => sql.Contains("json_each(@Rows)", StringComparison.Ordinal);

    /// <exception cref="InvalidOperationException">A value of the statement's own differs between the rows.</exception>
    public static void Execute<T>(IDbConnection connection, string sql, IReadOnlyCollection<T> rows)
        where T : notnull
    {
        var properties = typeof(T).GetProperties(BindingFlags.Instance | BindingFlags.Public);
        var common = properties.Where(property => sql.Contains($"@{property.Name},", StringComparison.Ordinal)).ToList();
        var own = properties.Where(property => sql.Contains($"'$.{property.Name}'", StringComparison.Ordinal)).ToList();
        foreach (var some in rows.Chunk(MostRows))
        {
            var arguments = new DynamicParameters();
            arguments.Add("Rows", Render(some, own));
            common.ForEach(property => arguments.Add(property.Name, Common(some, property)));
            connection.Execute(sql, arguments);
        }
    }

    private static object? Common<T>(T[] rows, PropertyInfo property)
    {
        var value = property.GetValue(rows[0]);
        return Array.TrueForAll(rows, row => Equals(property.GetValue(row), value))
            ? value
            : throw new InvalidOperationException($"The rows of one statement differ in {property.Name}.");
    }

    private static string Render<T>(T[] rows, List<PropertyInfo> properties)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartObject();
                properties.ForEach(property => Write(json, property.Name, property.GetValue(row)));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case byte[] bytes:
                json.WriteString(name, Convert.ToHexString(bytes));
                break;
            default:
                throw new NotSupportedException($"A row's {name} is neither text nor bytes.");
        }
    }
}
