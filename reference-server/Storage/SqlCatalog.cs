using System.Reflection;

namespace X80.ReferenceServer.Storage;

/// <summary>
/// The hand-written SQL of one dialect: embedded files of statements, each under a <c>-- name:</c> line and called
/// <c>file.name</c>. A statement that both dialects understand stands once, in <c>Common</c>.
/// </summary>
internal sealed class SqlCatalog
{
    private const string Marker = "-- name:";
    private readonly Dictionary<string, string> statements = [];

    public SqlCatalog(string dialect)
    {
        AddFolder("Common");
        AddFolder(dialect);
    }

    public IReadOnlyDictionary<string, string> Statements => statements;

    public string this[string name] =>
        statements.TryGetValue(name, out var sql) ? sql : throw new InvalidOperationException($"There is no statement '{name}'.");

    private static bool IsStatementFile(string resource, string prefix) =>
        resource.StartsWith(prefix, StringComparison.Ordinal)
        && resource.EndsWith(".sql", StringComparison.Ordinal)
        && !resource.Contains(".Migrations.", StringComparison.Ordinal)
        && !resource.EndsWith(".triggers.sql", StringComparison.Ordinal);

    private void AddFolder(string folder)
    {
        var prefix = $"{typeof(SqlCatalog).Namespace}.{folder}.";
        foreach (var resource in Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => IsStatementFile(name, prefix)))
        {
            Add(resource[prefix.Length..^".sql".Length], EmbeddedText.Read(resource));
        }
    }

    private void Add(string file, string text)
    {
        foreach (var block in text.Split(Marker, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var end = block.IndexOf('\n', StringComparison.Ordinal);
            statements.Add($"{file}.{block[..end].Trim()}", block[end..].Trim());
        }
    }
}
