namespace X80.ReferenceServer.Storage;

/// <summary>Runs the statements of one transaction or snapshot, in the order in which they are given.</summary>
internal interface IStatements
{
    IReadOnlyList<T> Query<T>(string sql, object? arguments);

    /// <returns>The first row; the default where there is none.</returns>
    T? Find<T>(string sql, object? arguments);

    /// <returns>How many rows were touched.</returns>
    int Execute(string sql, object? arguments);

    /// <summary>Runs it before whatever is asked next, and before the commit: nobody asks how many rows it touched.</summary>
    void Run(string sql, object? arguments);

    /// <summary>The same for every row: for all at once where the statement takes them so, else once a row.</summary>
    void RunAll<T>(string sql, IReadOnlyCollection<T> rows)
        where T : notnull;
}
