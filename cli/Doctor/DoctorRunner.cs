using System.Text.Json;
using X80.Cli.Doctor.Checks;
using X80.Cli.Running;
using X80.Cli.Speaking;

namespace X80.Cli.Doctor;

/// <summary>Looks at one thing after the other, tells each at once, and leaves the report.</summary>
internal sealed class DoctorRunner(Consoles consoles, IReadOnlyList<IDoctorCheck> checks)
{
    /// <returns>Done, or a failed check where something is wrong.</returns>
    /// <exception cref="CliException">The report cannot be saved.</exception>
    public async Task<int> RunAsync(DoctorRequest request, CancellationToken cancellationToken)
    {
        if (request.Report is { Exists: true })
        {
            throw CliException.Usage("No report was made.", "A file of that name is there already.", "Name another with --report.");
        }

        if (request.Report is { Directory.Exists: false })
        {
            throw CliException.Usage("No report was made.", "The folder that it was to be saved in is not there.", "Make the folder, or name another place with --report.");
        }

        var findings = new List<Finding>();
        foreach (var check in checks)
        {
            consoles.Say($"Looking at {check.Subject} …");
            foreach (var finding in await check.LookAsync(cancellationToken))
            {
                findings.Add(finding);
                await TellAsync(finding, request, cancellationToken);
            }
        }

        if (request.Report is { } file)
        {
            await ReportAsync(findings, request, file, cancellationToken);
        }

        var wrong = findings.Count(finding => finding.State == FindingState.Wrong);
        consoles.Say(wrong == 0 ? "Nothing is wrong." : $"Wrong: {wrong}.");
        return wrong == 0 ? ExitCode.Done : ExitCode.CheckFailed;
    }

    private async Task TellAsync(Finding finding, DoctorRequest request, CancellationToken cancellationToken)
    {
        if (request.Json)
        {
            await consoles.Data.WriteLineAsync(JsonSerializer.Serialize(finding, CliJson.Default.Finding).AsMemory(), cancellationToken);
        }
        else if (request.Report is null)
        {
            // The report is shown in their place, so that what is seen is what is saved.
            var lines = FoldedText.Of($"{finding.State,-7}{finding.Name,-9}", Redaction.Clean(finding.What), consoles.DataWidth)
                .Concat(finding.Fix is { } fix ? FoldedText.Of($"{"",-7}{"to do:",-9}", Redaction.Clean(fix), consoles.DataWidth) : []);
            foreach (var line in lines)
            {
                await consoles.Data.WriteLineAsync(line.AsMemory(), cancellationToken);
            }
        }
    }

    /// <summary>Shows the whole report, then saves those very characters.</summary>
    private async Task ReportAsync(IReadOnlyList<Finding> findings, DoctorRequest request, FileInfo file, CancellationToken cancellationToken)
    {
        var text = DoctorReport.Write(findings, ReportRedaction.For(request));
        if (request.Json)
        {
            // Whatever else is left unsaid: what is saved was shown.
            consoles.Warn(text);
        }
        else
        {
            await consoles.Data.WriteAsync(text.AsMemory(), cancellationToken);
            await consoles.Data.FlushAsync(cancellationToken);
        }

        await File.WriteAllTextAsync(file.FullName, text, cancellationToken);
        consoles.Say($"Saved as {file.Name}, exactly as shown. Nothing was sent: read it, then give it to whom you want.");
    }
}
