using X80.Cli.Running;

namespace X80.Cli.Scaffolding;

/// <summary>The versions of the packages beside the tool, which a scaffold names.</summary>
/// <param name="X80">Of X80.Contract and X80.Sdk, which are released together.</param>
/// <param name="Xunit">Of xunit.v3.</param>
internal sealed record CarriedVersions(string X80, string Xunit)
{
    /// <exception cref="CliException">The folder is not there: the tool was copied without it.</exception>
    public static CarriedVersions In(DirectoryInfo packages) => new(VersionOf("X80.Sdk", packages), VersionOf("xunit.v3", packages));

    private static string VersionOf(string id, DirectoryInfo packages)
    {
        var files = packages.Exists ? packages.EnumerateFiles($"{id}.*.nupkg") : [];
        return files
            .Select(file => file.Name[(id.Length + 1)..^".nupkg".Length])
            .FirstOrDefault(rest => char.IsAsciiDigit(rest[0]))
            ?? throw CliException.Failed(
                $"The package {id} is missing beside the tool.",
                "The tool was built or copied without its folder of packages.",
                "Build the tool again, or install it again.");
    }
}
