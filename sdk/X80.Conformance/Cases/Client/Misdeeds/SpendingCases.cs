using X80.Conformance.Subjects;

namespace X80.Conformance.Cases.Client.Misdeeds;

/// <summary>HUMAN-2: one click pays for one act, of what was open and shown when it was made, and soon.</summary>
internal static class SpendingCases
{
    private const string OnlyThat = "the backend received what that click pays for, once, and nothing else.";

    // A reading is good for a quarter of an hour (HUMAN-2).
    private static readonly TimeSpan LongerThanAReading = TimeSpan.FromMinutes(16);

    public static IReadOnlyList<ClientCase> All { get; } =
    [
        new("HUMAN-2/AM/1", "A search", async s =>
        {
            await s.OpenAsync(s.Chats[1]);
            await s.ClickAsync(ClientControl.Sync);
            await s.ClickAsync(ClientControl.Search);
        })
        {
            Shows = $"On a click on Search {OnlyThat}",
        },
        new("HUMAN-2/AM/2", "To Private and back", async s =>
        {
            await s.OpenAsync(s.OpenChat);
            await s.ClickAsync(ClientControl.Sync, sentBefore: true);
            await s.ClickAsync(ClientControl.MakePrivate);
            await s.ClickAsync(ClientControl.Share);
        })
        {
            Shows = $"On a click on Private and on one on Shared {OnlyThat}",
        },
        new("HUMAN-2/AM/3", "An activity", async s =>
        {
            await s.OpenAsync(s.OpenChat);
            await s.ClickAsync(ClientControl.Sync, sentBefore: true);
            await s.ClickAsync(ClientControl.Log);
        })
        {
            Shows = $"On a click on Log {OnlyThat}",
        },
        new("HUMAN-2/AM/4", "Another chat is opened before Send", async s =>
        {
            await s.PreviewAsync();
            await s.OpenAsync(s.Chats[3]);
            await s.TryClickAsync(ClientControl.Send);
            s.MayHoldNoCapture("of a chat that was no longer open");
        })
        {
            Shows = "After another chat was opened a click on Send was followed by no capture.",
        },
        new("HUMAN-2/AM/5", "The page is reloaded before Send", async s =>
        {
            await s.PreviewAsync();
            await s.DoAsync(StimulusKind.Reload);
            await s.TryClickAsync(ClientControl.Send);
            s.MayHoldNoCapture("of a document that was no longer open");
        })
        {
            Shows = "After the page was reloaded a click on Send was followed by no capture.",
        },
        new("HUMAN-2/AM/6", "A reading waits longer than a quarter of an hour", async s =>
        {
            await s.PreviewAsync();
            await s.PassAsync(LongerThanAReading);
            if (s.IsShortened)
            {
                return; // A reading may still be sent, and the cases after this one need a chat that was not.
            }
            await s.TryClickAsync(ClientControl.Send);
            s.MayHoldNoCapture("of what was read more than 15 minutes before");
        })
        {
            Needs = LongerThanAReading,
            Shows = "Sixteen minutes after the reading a click on Send was followed by no capture.",
        },
        new("HUMAN-2/ONE/1", "One click pays for one act")
        {
            Of = seen => seen.Episode != "start" && seen.Episode.Contains("control", StringComparison.Ordinal),
            Shows = "Each click was followed by no more requests than the contract's table says it pays for.",
        },
        new("HUMAN-8/PV/1", "A first Sync sends nothing", async s =>
        {
            await s.PreviewAsync();
            s.MayHoldNoCapture("before the person had seen what would be sent");
        })
        {
            Shows = "Of a chat that was never sent a click on Sync was followed by no capture.",
        },
    ];
}
