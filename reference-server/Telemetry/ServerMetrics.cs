using System.Diagnostics.Metrics;

namespace X80.ReferenceServer.Telemetry;

/// <summary>What the server counts of itself: numbers, and words from closed lists. Nothing that a client sent is ever a value here.</summary>
internal sealed class ServerMetrics : IDisposable
{
    public const string MeterName = "X80.Server";

    private readonly Meter meter;
    private readonly Counter<long> syncs;
    private readonly Counter<long> messages;
    private readonly Counter<long> refusals;
    private readonly Counter<long> storeFailures;
    private readonly Counter<long> scrubsBusy;
    private readonly Counter<long> scrubs;

    public ServerMetrics(IMeterFactory meters)
    {
        meter = meters.Create(MeterName);
        syncs = meter.CreateCounter<long>("x80.syncs", description: "Syncs that were stored.");
        messages = meter.CreateCounter<long>("x80.messages", description: "Messages of those syncs, by what became of them.");
        refusals = meter.CreateCounter<long>("x80.refusals", description: "Refused requests, by the problem's word and the route.");
        storeFailures = meter.CreateCounter<long>("x80.store.failures", description: "Transactions that the database did not do.");
        scrubsBusy = meter.CreateCounter<long>("x80.scrub.busy", description: "Times that a reader held up the emptying of the write-ahead log.");
        scrubs = meter.CreateCounter<long>("x80.scrub.done", description: "Times that the write-ahead log was emptied.");
    }

    public void Synced(int accepted, int duplicates, int edited, int withheld)
    {
        syncs.Add(1);
        messages.Add(accepted, Outcome("accepted"));
        messages.Add(duplicates, Outcome("duplicate"));
        messages.Add(edited, Outcome("edited"));
        messages.Add(withheld, Outcome("withheld"));
    }

    /// <param name="reason">The problem's word.</param>
    /// <param name="route">Method and pattern of the route, never the path.</param>
    public void Refused(string reason, string route) =>
        refusals.Add(1, new("x80.reason", reason), new("http.route", route));

    public void StoreFailed(string failure) => storeFailures.Add(1, new KeyValuePair<string, object?>("error.type", failure));

    public void ScrubBusy() => scrubsBusy.Add(1);

    public void Scrubbed() => scrubs.Add(1);

    /// <summary>A number that is read when somebody looks.</summary>
    public void Observe(string name, string description, Func<long> read) => meter.CreateObservableGauge(name, read, description: description);

    public void Dispose() => meter.Dispose();

    private static KeyValuePair<string, object?> Outcome(string word) => new("x80.outcome", word);
}
