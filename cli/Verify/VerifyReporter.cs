using X80.Cli.Running;
using X80.Conformance.Reports;

namespace X80.Cli.Verify;

/// <summary>Prints a report, leaves its files, and ends with its exit code.</summary>
internal sealed class VerifyReporter
{
    private readonly Consoles consoles;
    private readonly VerifyRequest request;

    public VerifyReporter(Consoles consoles, VerifyRequest request) => (this.consoles, this.request) = (consoles, request);

    public async Task<int> TellAsync(IReadOnlyList<VerifyReport> halves, CancellationToken cancellationToken)
    {
        var report = VerifyReport.Merge(halves);
        if (request.Json)
        {
            await consoles.Data.WriteLineAsync(JsonReport.Write(report));
        }
        else
        {
            foreach (var line in ReportTable.Lines(report))
            {
                await consoles.Data.WriteLineAsync(line);
            }
        }

        await consoles.Data.FlushAsync(cancellationToken);
        if (request.Report is { } folder)
        {
            await ReportFiles.WriteAsync(report, folder.FullName, cancellationToken);
            consoles.Say($"The report is in {folder.FullName}: open report.html.");
        }

        return report.ExitCode;
    }
}
