using X80.Conformance.Bundles;

namespace X80.Conformance.Reports;

/// <summary>Writes a report in its three forms, and its evidence, into a folder.</summary>
public static class ReportFiles
{
    /// <returns>The paths: HTML, JSON, JUnit, evidence bundle.</returns>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(VerifyReport report, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        (string Path, string Text)[] files =
        [
            (Path.Combine(folder, "report.html"), HtmlReport.Write(report)),
            (Path.Combine(folder, "report.json"), JsonReport.Write(report)),
            (Path.Combine(folder, "junit.xml"), JUnitReport.Write(report)),
            (Path.Combine(folder, EvidenceBundle.FileName), EvidenceBundle.Write(report)),
        ];
        foreach (var (path, text) in files)
        {
            await File.WriteAllTextAsync(path, text, cancellationToken);
        }
        return [.. files.Select(file => file.Path)];
    }
}
