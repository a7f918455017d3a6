using X80.Cli.Running;
using X80.Cli.Speaking;
using X80.Conformance.Bundles;
using X80.Conformance.Reports;

namespace X80.Cli.Verify;

/// <summary>Prints a report, leaves its files, and ends with its exit code.</summary>
internal sealed class VerifyReporter
{
    private readonly Consoles consoles;
    private readonly VerifyRequest request;

    public VerifyReporter(Consoles consoles, VerifyRequest request) => (this.consoles, this.request) = (consoles, request);

    /// <summary>Before anything is judged: a report that cannot be left is said at once, and not after the run.</summary>
    /// <exception cref="CliException">The folder cannot be written to.</exception>
    public void CheckFolder()
    {
        if (request.Report is not { } folder)
        {
            return;
        }

        try
        {
            folder.Create();
            var trial = Path.Combine(folder.FullName, ".x80-trial");
            File.WriteAllText(trial, "");
            File.Delete(trial);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CliException.Failed(
                "The report's folder cannot be written to, so nothing was judged.", $"{folder.FullName} takes no file.", "Name another folder with --report.", e);
        }
    }

    public async Task<int> TellAsync(IReadOnlyList<VerifyReport> halves, CancellationToken cancellationToken)
    {
        var report = VerifyReport.Merge(halves) with { Nonce = request.Nonce };
        if (request.Json)
        {
            await consoles.Data.WriteLineAsync(JsonReport.Write(report));
        }
        else
        {
            foreach (var line in ReportTable.Lines(report))
            {
                await consoles.TellAsync(line);
            }
        }

        await consoles.Data.FlushAsync(cancellationToken);
        if (request.Report is { } folder)
        {
            var files = await ReportFiles.WriteAsync(report, folder.FullName, cancellationToken);
            consoles.Say($"The evidence is sealed with {EvidenceBundle.SealOf(await File.ReadAllTextAsync(files[^1], cancellationToken))}.");
            consoles.Say($"The report is in {folder.FullName}: open report.html.");
        }

        return report.ExitCode;
    }
}
