using System.Globalization;
using System.Text.Json;
using X80.Conformance;
using X80.Conformance.Reports;
using X80.Conformance.Verdicts;
using X80.Harness.Browsers;
using X80.Harness.Displays;
using X80.Zoo.Servers;

namespace X80.Zoo;

/// <summary>
/// A client has no life of its own outside a rig: it is started in one, in this process, and judged there. With <c>--json</c> the
/// last line says which cases failed.
/// </summary>
internal static class ClientJudge
{
    private const int Stimuli = 60;
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400);
    private static readonly JsonSerializerOptions Camel = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <param name="name">Which client.</param>
    /// <param name="options"><c>--json</c>, <c>--seed N</c>, <c>--only ID</c> as often as wanted.</param>
    /// <param name="output">Gets the verdicts.</param>
    /// <param name="errors">Gets what is wrong with the call.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<int> RunAsync(string name, string[] options, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (ZooCatalog.Clients.Append(ZooCatalog.Harness).FirstOrDefault(client => client.Name == name) is not { } mutant)
        {
            return await ZooCommand.RefuseAsync(errors, $"The zoo has no client '{name}'. 'X80.Zoo list' prints the names.");
        }
        var browser = await BrowserSetup.EnsureAsync(new Progress<string>(errors.WriteLine), cancellationToken);
        await using var display = VirtualDisplay.IsNeeded ? await VirtualDisplay.StartAsync(cancellationToken) : null;
        var subject = mutant.ToSubject(harness => harness with
        {
            Browser = browser,
            Display = display,
            Headless = VirtualDisplay.IsNeeded && display is null,
            AllowUnsandboxed = Environment.IsPrivilegedProcess,
        }, out var stage);
        var report = await ClientVerification.RunAsync(
            new ClientVerificationOptions
            {
                Subject = subject,
                Backend = new ZooBackend(withNeighbour: false),
                Only = [.. Following(options, "--only")],
                Seed = Following(options, "--seed").Select(text => int.Parse(text, CultureInfo.InvariantCulture)).FirstOrDefault(1),
                Stimuli = Stimuli,
                Quiet = Quiet,
                WatchesProcess = true,
                AtRest = stage.RestAsync,
            },
            options.Contains("--json") ? null : new Progress<VerifyProgress>(step => errors.WriteLine($"{TimeProvider.System.GetLocalNow():HH:mm:ss} {step.Doing}")),
            cancellationToken);
        await output.WriteLineAsync(options.Contains("--json") ? Json(report) : string.Join('\n', ReportTable.Lines(report)));
        return report.ExitCode;
    }

    private static IEnumerable<string> Following(string[] options, string name) =>
        options.Zip(options.Skip(1)).Where(pair => pair.First == name).Select(pair => pair.Second);

    private static string Json(VerifyReport report)
    {
        var cases = report.Parts[0].Cases;
        return JsonSerializer.Serialize(
            new
            {
                Judged = cases.Select(each => each.Case.Id),
                Failed = cases.Where(each => each.Verdict == Verdict.Fail).Select(each => each.Case.Id),
                Unclear = cases.Where(each => each.Verdict is Verdict.Inconclusive or Verdict.RigError).Select(each => each.Case.Id),
                Why = cases.Where(each => each.Verdict != Verdict.Pass).Select(each => $"{each.Case.Id}: {each.Why}"),
                Trouble = report.Parts[0].Stop?.Sentence,
            },
            Camel);
    }
}
