using System.Globalization;
using X80.Benchmarks.Server;
using X80.Sdk.Capture;

namespace X80.Benchmarks.Capture;

/// <summary>
/// From a click to the suggestions, and from a click to the written note, on the demo's page, sidebar, server and embedded CRM, on this machine
/// alone. The note is written in the sync's own transaction and cannot be told from it. There is no floor and no bar: what is asked is where the time goes.
/// </summary>
internal static class CaptureSpeed
{
    private const int Warm = 5;
    private const int Runs = 200;

    // A token may search 30 times a minute (CRM-10).
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2.1);

    public static async Task<bool> RunAsync(TextWriter to, CancellationToken cancellationToken)
    {
        await using var stage = await CaptureStage.StartAsync(to, cancellationToken);
        var suggested = new List<CaptureTimes>();
        using var pace = new PeriodicTimer(Pace);
        for (var run = 0; run < Warm + Runs; run++)
        {
            await pace.WaitForNextTickAsync(cancellationToken);
            suggested.Add(await stage.ClickAsync("sync", CapturePhase.Unlinked, cancellationToken));
        }

        await TellAsync(to, "click to suggestions shown", [.. suggested.Skip(Warm)]);

        var first = stage.State.Suggestions[0];
        await stage.ClickAsync($"link:{first.Kind}:{first.RecordId}", CapturePhase.Private, cancellationToken);
        await stage.ClickAsync("share-conversation", CapturePhase.Preview, cancellationToken);
        await stage.ClickAsync("send", CapturePhase.Sent, cancellationToken);
        var written = new List<CaptureTimes>();
        for (var run = 0; run < Warm + Runs; run++)
        {
            await stage.ReceiveAsync(run, cancellationToken);
            written.Add(await stage.ClickAsync("sync", CapturePhase.Sent, cancellationToken));
        }

        await TellAsync(to, "click to note written and shown", [.. written.Skip(Warm)]);
        return true;
    }

    private static async Task TellAsync(TextWriter to, string what, IReadOnlyList<CaptureTimes> runs)
    {
        var stages = new List<(string Name, Latencies Times)>
        {
            ("read", new(runs.Select(run => run.Read))), ("open", new(runs.Select(run => run.Open))), ("render", new(runs.Select(run => run.Render))),
        };
        if (runs.All(run => run.Sync is not null))
        {
            stages.Add(("sync and note", new(runs.Select(run => run.Sync!.Value))));
        }

        await to.WriteLineAsync(Line(what, new Latencies(runs.Select(run => run.Whole))));
        foreach (var (name, times) in stages)
        {
            await to.WriteLineAsync("  " + Line(name, times));
        }

        await to.WriteLineAsync($"  the most: {stages.MaxBy(stage => stage.Times.P50).Name}");
    }

    private static string Line(string what, Latencies times) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}: {times.P50:0.0} ms p50, {times.P99:0.0} p99");
}
