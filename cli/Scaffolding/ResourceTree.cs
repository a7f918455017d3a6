using System.Reflection;

namespace X80.Cli.Scaffolding;

/// <summary>Text files that are part of the tool, by their place in a tree.</summary>
internal static class ResourceTree
{
    /// <param name="root">The tree, such as <c>templates/</c>.</param>
    /// <returns>Each file's place below the root, with <c>/</c>, and its text; by place.</returns>
    public static IEnumerable<(string Path, string Text)> Read(string root)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(root, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[root.Length..], reader.ReadToEnd());
        }
    }
}
