using X80.Cli.Running;

namespace X80.Cli.Verify.Evidence;

/// <summary>A report or a bundle that a run has left.</summary>
internal static class EvidenceFile
{
    /// <exception cref="CliException">It is not there.</exception>
    public static async Task<string> ReadAsync(FileInfo file, CancellationToken cancellationToken) => file.Exists
        ? await File.ReadAllTextAsync(file.FullName, cancellationToken)
        : throw CliException.Usage("The file is not there.", $"{file.FullName} does not exist.", "A run leaves one with --report DIR.");
}
