using X80.Conformance.Subjects;

namespace X80.Conformance.Cases.Client.Misdeeds;

/// <summary>HUMAN-6 and WIRE-3: what failed is shown, dropped and never sent later.</summary>
internal static class LaterCases
{
    private const string Unavailable = """{"type":"https://x80.dev/problems/gate-unavailable","title":"Not now","status":503}""";

    public static IReadOnlyList<ClientCase> All { get; } =
    [
        new("HUMAN-6/LT/1", "A send failed, and the backend is back", async s =>
        {
            await FailAsync(s, (503, null, Unavailable));
            await s.PassAsync(TimeSpan.FromHours(2));
        })
        {
            Shows = "After a send that failed nothing was sent when the backend was back, for two hours of the rig's clock.",
        },
        new("HUMAN-6/LT/2", "A send was cut off, and the page is reloaded", async s =>
        {
            await FailAsync(s, (0, null, ""));
            await s.DoAsync(StimulusKind.Reload);
            await s.ReceiveAsync(s.Rig.Shown, "Are you there?");
        })
        {
            Shows = "After a send that was cut off nothing was sent when the page was reloaded and a message arrived.",
        },
        new("HUMAN-6/LT/3", "A reading failed, and the backend is back", async s =>
        {
            await s.OpenAsync(s.OpenChat);
            s.Backend.Instead = _ => (503, null, Unavailable);
            await s.TryClickAsync(ClientControl.Sync);
            s.Backend.Instead = null;
            await s.PassAsync(TimeSpan.FromHours(2));
        })
        {
            Shows = "After a click on Sync that failed nothing was sent when the backend was back, for two hours of the rig's clock.",
        },
        Loud(1, "An empty success", (200, null, "")),
        Loud(2, "A success that is not of the contract's form", (200, null, "<p>welcome to this network</p>")),
        Loud(3, "A failure of the server", (500, null, "{}")),
        Loud(4, "An answer that breaks off", (0, null, "")),
    ];

    private static ClientCase Loud(int number, string title, (int, string?, string) answer) => new($"WIRE-3/LD/{number}", title, async s =>
    {
        if (await FailAsync(s, answer))
        {
            s.Saw("The client took it for done.", "client");
        }
    })
    {
        Watches = Watched.Said,
        Shows = $"{title}, in answer to a send: the client said that it failed.",
    };

    /// <returns>Whether the client took the answer for a success.</returns>
    private static async Task<bool> FailAsync(ClientScene scene, (int, string?, string) answer)
    {
        await scene.PreviewAsync();
        scene.Backend.Instead = request => CaptureControl.IsCapture(request) ? answer : (503, null, Unavailable);
        var done = await scene.TryClickAsync(ClientControl.Send);
        scene.Backend.Instead = null;
        return done;
    }
}
