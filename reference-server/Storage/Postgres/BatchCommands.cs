using System.Collections.Concurrent;
using System.Data;
using System.Reflection;
using Npgsql;

namespace X80.ReferenceServer.Storage.Postgres;

/// <summary>Statements with their values, as parts of one way to the database.</summary>
internal static class BatchCommands
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    public static NpgsqlBatchCommand Of(string sql, object? arguments)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var property in arguments is null ? [] : Properties.GetOrAdd(arguments.GetType(), type => type.GetProperties()))
        {
            command.Parameters.Add(new NpgsqlParameter
            {
                ParameterName = property.Name,
                DbType = TypeOf(property),
                Value = property.GetValue(arguments) ?? DBNull.Value,
            });
        }

        return command;
    }

    /// <summary>One statement for all of them.</summary>
    public static NpgsqlBatchCommand OfRows<T>(string sql, IReadOnlyCollection<T> rows)
    {
        var command = new NpgsqlBatchCommand(sql);
        RowArrays.AddTo(command.Parameters, rows);
        return command;
    }

    /// <summary>Said also where the value is null, so that the statement stays the same prepared one.</summary>
    private static DbType TypeOf(PropertyInfo property) => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) switch
    {
        var type when type == typeof(string) => DbType.String,
        var type when type == typeof(long) => DbType.Int64,
        var type when type == typeof(int) => DbType.Int32,
        var type when type == typeof(bool) => DbType.Boolean,
        var type when type == typeof(double) => DbType.Double,
        var type when type == typeof(byte[]) => DbType.Binary,
        var type => throw new NotSupportedException($"{property.Name} is of the type {type.Name}, which no statement takes yet: say here what it is to the database."),
    };
}
