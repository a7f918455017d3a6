using System.Data.Common;

namespace X80.Benchmarks.Scale;

/// <summary>A database of an older schema, about to be filled and migrated; gone when it is disposed.</summary>
internal interface IFilledDatabase : IAsyncDisposable
{
    /// <value>The folder of its migrations.</value>
    string Dialect { get; }

    /// <value>Whether it answers others while it is migrated.</value>
    bool IsAskedMeanwhile { get; }

    Task<DbConnection> OpenAsync();

    /// <summary>After it was filled, as a database that has been in use for long: what its planner knows, its log.</summary>
    Task SettleAsync(DbConnection connection);

    /// <summary>A table of the numbers from 0 on, named <c>n</c> with a column <c>i</c>, as it stands after <c>from</c>.</summary>
    string Series(int count);

    /// <summary>A number as an id of the usual length.</summary>
    string Id(string number);

    /// <summary>Bytes that differ from row to row.</summary>
    string Bytes(int length);
}
