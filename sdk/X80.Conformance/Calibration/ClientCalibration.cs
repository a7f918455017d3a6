using System.Net;
using X80.Conformance.Cases.Client;
using X80.Conformance.Clicks;
using X80.Conformance.Rig;

namespace X80.Conformance.Calibration;

/// <summary>
/// Before a client is judged, recorder, clock, ledger and sweep are tried on this machine with clients of the suite's own, in this
/// process, of which it is known what has to be seen. The page and its events are not: the controls of a run show those.
/// </summary>
internal static class ClientCalibration
{
    /// <summary>Once a process is enough: the parts are the same.</summary>
    private static readonly Lazy<Task<string?>> OfSound = new(() => FaultAsync(ClientSweep.Of));

    public static int Clients => CalibrationDeeds.All.Count;

    /// <returns>What the suite got wrong, in a sentence; null where it got all right.</returns>
    public static Task<string?> FaultAsync(CancellationToken cancellationToken) => OfSound.Value.WaitAsync(cancellationToken);

    /// <param name="sweep">How a run is swept.</param>
    public static async Task<string?> FaultAsync(Func<ClickLedger, IReadOnlyList<Planted>, IEnumerable<Sighting>> sweep)
    {
        try
        {
            await using var sink = CrmSink.Start();
            await using var backend = CalibrationServer.Start(CalibrationLeaks.All[0], sink);
            foreach (var deed in CalibrationDeeds.All)
            {
                var seen = await PlayAsync(deed, backend, sweep);
                if (seen is [] ? deed.Expected is not null : seen.Any(kind => kind != deed.Expected))
                {
                    return $"Of {deed.Name} it had to see {Words(deed.Expected is { } kind ? [kind] : [])}, and saw {Words(seen)}.";
                }
            }

            return null;
        }
        catch (Exception e) when (e is HttpListenerException or HttpRequestException)
        {
            return "Its own servers on loopback do not answer.";
        }
    }

    private static async Task<IReadOnlyList<Watched>> PlayAsync(
        CalibrationDeed deed, CalibrationServer backend, Func<ClickLedger, IReadOnlyList<Planted>, IEnumerable<Sighting>> sweep)
    {
        var (clock, ledger) = (new RigClock(), new ClickLedger());
        await using var recorder = RequestRecorder.Start(backend.Address, clock);
        recorder.Seen += ledger.Account;
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = recorder.Address };
        var client = new CalibrationClient(http, ledger, clock);
        await deed.DoAsync(client);
        return [.. sweep(ledger, [new(CalibrationClient.Chat, "chat", client.Own), new("other", "chat", client.Other)]).Select(each => each.Kind)];
    }

    private static string Words(IReadOnlyList<Watched> seen) =>
        seen.Count == 0 ? "nothing" : string.Join(", ", seen.Select(kind => kind == Watched.Requests ? "a request without a click" : "a text from elsewhere").Distinct());
}
