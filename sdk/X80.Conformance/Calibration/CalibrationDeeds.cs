using System.Text;
using X80.Conformance.Cases.Client;
using X80.Conformance.Subjects;

namespace X80.Conformance.Calibration;

/// <summary>The clients of the calibration: one that does right, and one for each way in which the suite could be blind.</summary>
internal static class CalibrationDeeds
{
    private static readonly TimeSpan AlmostADay = TimeSpan.FromHours(23) + TimeSpan.FromMinutes(55);

    public static IReadOnlyList<CalibrationDeed> All { get; } =
    [
        new("a client that captures on a click", null, client => client.ClickAsync(ClientControl.Send, () => client.CaptureAsync(client.Own.Text))),
        new("one that captures without a click", Watched.Requests, client => client.CaptureAsync(client.Own.Text)),
        new("one that captures twice on one click", Watched.Requests, async client =>
        {
            await client.ClickAsync(ClientControl.Send, () => client.CaptureAsync(client.Own.Text));
            await client.CaptureAsync(client.Own.Text);
        }),
        new("one that captures by a timer of 23 h 55 min", Watched.Requests, async client =>
        {
            if (await client.PassAsync(AlmostADay))
            {
                await client.CaptureAsync(client.Own.Text);
            }
        }),
        new("one that sends a text of another chat", Watched.Content, client => client.ClickAsync(ClientControl.Send, () => client.CaptureAsync(client.Other.Text))),
        new("one that hides it in base64", Watched.Content, client => client.ClickAsync(
            ClientControl.Send, () => client.CaptureAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(client.Other.Text))))),
        new("one that sends the envelope of a linked chat", Watched.Content, client => client.ClickAsync(
            ClientControl.Sync, () => client.OpenAsync("""{"channel":"whatsapp","title":"Ana"}"""), sentBefore: true)),
    ];
}
