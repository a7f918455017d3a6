using System.Globalization;
using X80.Benchmarks.Doors;
using X80.Benchmarks.Report;
using X80.Benchmarks.Server;
using X80.Benchmarks.Starting;
using X80.Conformance;
using X80.Conformance.Reports;
using X80.Conformance.Rig;
using X80.Conformance.Verdicts;

namespace X80.Benchmarks.Verify;

/// <summary>
/// A full run of <c>verify server</c>, with its probe, against a backend whose answers come 0, 5 and 20 ms later: what a millisecond
/// more costs the run, beside a millisecond for each of its requests. A run that slept would not notice; one that asked more where it
/// waits longer would cost more.
/// </summary>
internal static class VerifySpeed
{
    private const double Bar = 1.1;

    private static readonly TimeSpan[] Waits = [TimeSpan.Zero, TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(20)];

    /// <returns>Whether the bar was met.</returns>
    public static async Task<bool> RunAsync(FigureBook book)
    {
        var runs = new List<(double Seconds, double Requests)>();
        foreach (var wait in Waits)
        {
            var report = await JudgeAsync(wait);
            var part = report.Parts.Single();
            var run = (report.Took.TotalSeconds, (double)part.Numbers["requests"]);
            await book.Lines.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"  answers {wait.TotalMilliseconds:0} ms later: {run.TotalSeconds:0.0} s for {part.Cases.Count} cases and {run.Item2:0} requests, verdict {report.Verdict}"));
            runs.Add(run);
        }

        var (near, far) = (runs[0], runs[^1]);
        return await book.AddAsync(
            "verify server, sqlite",
            new Figure("latency", "seconds that a run takes longer with answers 20 ms later, beside 20 ms a request", (far.Seconds - near.Seconds) / (far.Requests * Waits[^1].TotalSeconds), Bar, AtLeast: false));
    }

    /// <exception cref="InvalidOperationException">The backend was not found sound: another run was measured than the one that is meant.</exception>
    private static async Task<VerifyReport> JudgeAsync(TimeSpan wait)
    {
        using var one = await BenchDatabase.CreateAsync();
        using var other = await BenchDatabase.CreateAsync(isLocked: true);
        using var server = await ServedProcess.ReferenceAsync(one.Arguments);
        using var neighbour = await ServedProcess.ReferenceAsync(other.Arguments);
        await using var door = new SlowDoor(server.Address, wait);
        await using var otherDoor = new SlowDoor(neighbour.Address, wait);
        var report = await ServerVerification.RunAsync(
            new ServerVerificationOptions
            {
                Server = door.Address,
                OtherServer = otherDoor.Address,
                Member = one.Tokens[0],
                SecondMember = one.Tokens[1],
                OtherWorkspace = other.Tokens[0],
                LockedWorkspace = other.Tokens[1],
                Probe = new CommandProbe(["dotnet", BuiltTool.Path, "server", "probe", .. one.Arguments]),
            },
            progress: null,
            CancellationToken.None);
        return report.Verdict == Verdict.Pass
            ? report
            : throw new InvalidOperationException($"The run said {report.Verdict}, not that the backend is sound: {Reasons(report)}");
    }

    private static string Reasons(VerifyReport report) => string.Join(
        "; ", report.Parts.SelectMany(part => part.Cases).Where(each => each.Verdict != Verdict.Pass).Take(3).Select(each => $"{each.Case.Id} {each.Verdict}"));
}
