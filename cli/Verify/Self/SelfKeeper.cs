using System.Text.Json;
using X80.Cli.Running;
using X80.Conformance.SelfTests;

namespace X80.Cli.Verify.Self;

/// <summary>Leaves the kill matrix and the result of the suite's trial in a folder.</summary>
internal sealed class SelfKeeper
{
    private readonly DirectoryInfo? folder;
    private readonly string? commit;
    private readonly TimeProvider time;

    public SelfKeeper(DirectoryInfo? folder, string? commit, TimeProvider time) => (this.folder, this.commit, this.time) = (folder, commit, time);

    public async Task KeepAsync(SelfReport report, SelfVerificationOptions options, CancellationToken cancellationToken)
    {
        if (folder is null)
        {
            return;
        }

        folder.Create();
        var result = new SelfResult(
            SuiteDigest.Of(), time.GetUtcNow(), commit, options.Seed, options.Full, report.Runs, report.Done, report.Killed, report.Mutants, report.FalseAlarms, report.OddRuns,
            [.. report.Outcomes.Where(outcome => !outcome.IsRight).Select(outcome => outcome.Name)], report.ExitCode);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "self.html"), SelfPage.Write(report), cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "self.json"), JsonSerializer.Serialize(result, CliJson.Default.SelfResult) + "\n", cancellationToken);
    }
}
