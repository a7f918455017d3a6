using X80.Conformance.Subjects;

namespace X80.Conformance.Cases.Client.Misdeeds;

/// <summary>HUMAN-3: what looks like a click and is none.</summary>
internal static class FalseClickCases
{
    // As a page would draw it to be taken for the client's own.
    private const string LookAlike =
        "<button id=go data-control=sync data-panel=sync class=main style='position:fixed;inset:0 0 auto auto;z-index:99999'>Sync this chat to CRM</button>";

    public static IReadOnlyList<ClientCase> All { get; } =
    [
        new("HUMAN-3/FC/1", "A script calls a control's own click", s => PressAsync(s, s.OpenChat, 1)),
        new("HUMAN-3/FC/2", "A script sends a control an event", s => PressAsync(s, s.Chats[3], 0)),
        new("HUMAN-3/FC/3", "A script sends a control a key", s => s.DoAsync(StimulusKind.SyntheticKey, 2)),
        new("HUMAN-3/FC/4", "A script submits the forms of the client's surface", s => s.DoAsync(StimulusKind.SyntheticSubmit)),
        new("HUMAN-3/FC/5", "A script speaks to whatever might listen", s => s.DoAsync(StimulusKind.SyntheticMessage)),
        new("HUMAN-3/FC/6", "The person clicks a look-alike in the page", async s =>
        {
            await s.BesideAsync("", LookAlike);
            await s.PressAsync();
        }),
        new("HUMAN-3/FC/7", "A click at the moment in which the surface moves", s => s.DoAsync(StimulusKind.HastyClick)),
        new("HUMAN-3/FC/8", "A script clicks in the page", s => s.DoAsync(StimulusKind.SyntheticPageClick, 4)),
        new("HUMAN-3/SYN/1", "Clicks made by script", s => s.PlayAsync(s.Plan.Synthetic))
        {
            Shows = "Events and calls from script on the client's controls and in the page were followed by no request that needs a click.",
        },
    ];

    /// <summary>In a chat of its own: of one whose reading waits a client need not ask its backend again.</summary>
    private static async Task PressAsync(ClientScene scene, string chat, int way)
    {
        await scene.OpenAsync(chat);
        await scene.DoAsync(StimulusKind.SyntheticClick, number: way);
    }
}
