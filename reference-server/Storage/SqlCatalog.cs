using System.Reflection;

namespace X80.ReferenceServer.Storage;

/// <summary>
/// The hand-written SQL of one dialect: embedded files of statements, each under a <c>-- name:</c> line and called
/// <c>file.name</c>.
/// </summary>
internal sealed class SqlCatalog
{
    private const string Marker = "-- name:";
    private readonly Dictionary<string, string> statements = [];

    public SqlCatalog(string dialect)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"{typeof(SqlCatalog).Namespace}.{dialect}.";
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => IsStatementFile(name, prefix)))
        {
            Add(resource[prefix.Length..^".sql".Length], EmbeddedText.Read(resource));
        }
    }

    public IReadOnlyDictionary<string, string> Statements => statements;

    public string this[string name] =>
        statements.TryGetValue(name, out var sql) ? sql : throw new InvalidOperationException($"There is no statement '{name}'.");

    private static bool IsStatementFile(string resource, string prefix) =>
        resource.StartsWith(prefix, StringComparison.Ordinal)
        && resource.EndsWith(".sql", StringComparison.Ordinal)
        && !resource.Contains(".Migrations.", StringComparison.Ordinal)
        && !resource.EndsWith(".triggers.sql", StringComparison.Ordinal);

    private void Add(string file, string text)
    {
        foreach (var block in text.Split(Marker, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var end = block.IndexOf('\n', StringComparison.Ordinal);
            statements.Add($"{file}.{block[..end].Trim()}", block[end..].Trim());
        }
    }
}
