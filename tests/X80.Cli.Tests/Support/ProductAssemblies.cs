using System.Reflection;
using X80.Cli.Tests.Conventions;

namespace X80.Cli.Tests.Support;

/// <summary>What ships: the tool's assembly and those of ours below it, and their sources.</summary>
internal static class ProductAssemblies
{
    private static readonly string[] Folders = ["cli/", "reference-server/", "sdk/"];

    public static IReadOnlyList<Assembly> All { get; } =
    [
        typeof(CommandTree).Assembly,
        .. typeof(CommandTree).Assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("X80.", StringComparison.Ordinal)).Select(Assembly.Load),
    ];

    public static IReadOnlyList<RepositoryFile> Sources { get; } =
        [.. RepositoryView.OfTree().Sources.Where(file => Folders.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal)))];
}
