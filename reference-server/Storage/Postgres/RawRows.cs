using System.Text;
using Dapper;
using Npgsql;
using X80.ReferenceServer.Backup;

namespace X80.ReferenceServer.Storage.Postgres;

/// <summary>Every column of every row of every table, as it lies there: what <c>probe</c> searches where the files are another machine's.</summary>
internal static class RawRows
{
    /// <param name="owner">As a role that row level security does not bind.</param>
    /// <param name="texts">What is looked for, in text as it is and in bytes as UTF-8 and UTF-16.</param>
    /// <param name="cancellationToken">Reads only.</param>
    public static async Task<IReadOnlyList<ServerProbeHit>> FindAsync(
        PostgresAddress owner, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        await using var connection = await PostgresOwner.OpenAsync(owner, cancellationToken);
        try
        {
            await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
            var (hits, finder) = (new HashSet<ServerProbeHit>(), new TextFinder(texts));
            var tables = connection.Query<string>(
                "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1").AsList();
            foreach (var table in tables)
            {
                await FindAsync(connection, table, finder, hits, cancellationToken);
            }

            return [.. hits];
        }
        catch (NpgsqlException e)
        {
            throw new ServerStateException("The database's rows could not all be read, so there is no answer. Check that PostgreSQL runs, and try again.", e);
        }
    }

    private static async Task FindAsync(
        NpgsqlConnection connection, string table, TextFinder finder, HashSet<ServerProbeHit> hits, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select * from {table}", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                var held = reader.IsDBNull(column) ? [] : BytesOf(reader.GetValue(column));
                hits.UnionWith(finder.In(held).Select(text => new ServerProbeHit(text, $"table {table}, column {reader.GetName(column)}")));
            }
        }
    }

    private static byte[] BytesOf(object value) => value as byte[] ?? Encoding.UTF8.GetBytes($"{value}");
}
