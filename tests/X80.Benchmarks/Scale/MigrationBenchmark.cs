using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Dapper;
using X80.Benchmarks.Server;

namespace X80.Benchmarks.Scale;

/// <summary>
/// Each migration after those that made the tables of content, over so many conversations of ten messages: how long it takes, and on
/// PostgreSQL how long a reader and a writer of one conversation, who never stop asking, wait for it at most. On SQLite nobody asks: the
/// server answers when it is through.
/// </summary>
internal static class MigrationBenchmark
{
    // Made before there was content in any of them: what comes later finds them filled.
    private const string LastOfEmpty = "0010-delivery.sql";

    /// <param name="to">Takes a line for each migration.</param>
    /// <param name="folder">Where the SQLite file lies; not used where a PostgreSQL is named.</param>
    /// <param name="count">Conversations.</param>
    public static async Task RunAsync(TextWriter to, string folder, int count)
    {
        await using IFilledDatabase database = BenchDatabase.Superuser is { } superuser
            ? await FilledPostgres.CreateAsync(superuser)
            : FilledSqlite.Create(folder);
        await using var connection = await database.OpenAsync();
        var scripts = MigrationText.Of(database.Dialect);
        foreach (var (name, text) in scripts.Where(script => !IsLater(script.Name)))
        {
            await ApplyAsync(connection, text);
        }

        var began = Stopwatch.GetTimestamp();
        foreach (var statement in FilledRows.Statements(database, count))
        {
            await connection.ExecuteAsync(statement, commandTimeout: 0);
        }

        await database.SettleAsync(connection);
        await to.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"  {count:N0} conversations of {FilledRows.Messages} messages on {database.Dialect}, written in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));
        foreach (var (name, text) in scripts.Where(script => IsLater(script.Name)))
        {
            await to.WriteLineAsync("  " + await TellAsync(database, connection, name, text));
        }
    }

    private static bool IsLater(string name) => string.CompareOrdinal(name, LastOfEmpty) > 0;

    private static async Task<string> TellAsync(IFilledDatabase database, DbConnection connection, string name, string text)
    {
        using var watch = new CancellationTokenSource();
        Task<TimeSpan>[] askers = database.IsAskedMeanwhile
            ? [LongestAsync(database, FilledRows.Read, watch.Token), LongestAsync(database, FilledRows.Write, watch.Token)]
            : [];
        var began = Stopwatch.GetTimestamp();
        await ApplyAsync(connection, text);
        var took = Stopwatch.GetElapsedTime(began);
        await watch.CancelAsync();
        var waits = await Task.WhenAll(askers);
        return string.Create(CultureInfo.InvariantCulture, $"{name}: {took.TotalSeconds:0.00} s")
            + (waits is [var read, var write] ? string.Create(CultureInfo.InvariantCulture, $"; a read waited {read.TotalSeconds:0.00} s at most, a write {write.TotalSeconds:0.00} s") : "");
    }

    private static async Task ApplyAsync(DbConnection connection, string text)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(text, transaction: transaction, commandTimeout: 0);
        await transaction.CommitAsync();
    }

    /// <returns>The longest answer time until it was told to end.</returns>
    private static async Task<TimeSpan> LongestAsync(IFilledDatabase database, string statement, CancellationToken until)
    {
        await using var connection = await database.OpenAsync();
        var longest = TimeSpan.Zero;
        while (!until.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();
            await connection.ExecuteAsync(statement, commandTimeout: 0);
            var took = Stopwatch.GetElapsedTime(began);
            longest = took > longest ? took : longest;
        }

        return longest;
    }
}
