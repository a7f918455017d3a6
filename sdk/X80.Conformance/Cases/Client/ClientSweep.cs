using System.Text;
using System.Text.Json;
using X80.Conformance.Clicks;
using X80.Conformance.Oracle;
using X80.Conformance.Reports;
using X80.Conformance.Rig;
using X80.Conformance.Subjects;

namespace X80.Conformance.Cases.Client;

/// <summary>Goes through every request of a run: which of them no click explains, and what those that one explains hold.</summary>
internal static class ClientSweep
{
    private static readonly string[] Envelope = ["title", "phone", "handle"];

    public static IEnumerable<Sighting> Of(ClickLedger ledger, IReadOnlyList<Planted> planted) =>
        ledger.Unpaid.Select(Unpaid).Concat(ledger.Clicks.SelectMany(click => Of(click, planted)));

    private static Sighting Unpaid(UnpaidRequest unpaid) => new(
        Watched.Requests,
        unpaid.Episode,
        new Finding(
            unpaid.DuringClick
                ? $"{unpaid.Request} came during a click that does not pay for it."
                : $"{unpaid.Request} came without a click.",
            $"wire, request {unpaid.Request.Number}"));

    private static IEnumerable<Sighting> Of(LicensedClick click, IReadOnlyList<Planted> planted)
    {
        foreach (var request in click.Paid)
        {
            var channel = $"wire, request {request.Number} ({request})";
            var isCapture = CaptureControl.IsCapture(request);
            foreach (var each in planted.Where(each => each.Chat is null || each.Chat != click.Chat || !isCapture))
            {
                var place = each.Chat == click.Chat ? "look-up" : each.Place;
                foreach (var hit in new CanaryScanner([each.Canary]).Scan(channel, request.Everything))
                {
                    yield return new Sighting(
                        Watched.Content, click.Episode, new Finding($"A text from elsewhere was sent: {hit.Canary.Role}.", hit.Channel, hit.Offset, hit.Form), place);
                }
            }
            if (click is { Control: ClientControl.Sync, IsOfLinkedChat: true } && HoldsEnvelope(request))
            {
                yield return new Sighting(Watched.Content, click.Episode, new Finding("The envelope of a linked chat was sent.", channel), "envelope");
            }
        }
    }

    private static bool HoldsEnvelope(RecordedRequest request)
    {
        try
        {
            using var body = JsonDocument.Parse(Encoding.UTF8.GetString(request.Body));
            return body.RootElement.ValueKind == JsonValueKind.Object && Envelope.Any(name => body.RootElement.TryGetProperty(name, out _));
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
