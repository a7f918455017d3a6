using X80.Conformance.Subjects;
using X80.Contract.Snippets;

namespace X80.Conformance.Cases.Client.Misdeeds;

/// <summary>HUMAN-5, its one exception: a saved text is placed on a click, as text and without key events, and the person presses send.</summary>
internal static class SnippetCases
{
    /// <summary>What a person at a keyboard does, and no client.</summary>
    private static readonly string[] OfAPerson = ["click", "auxclick", "keydown", "copy"];

    /// <summary>The text that every client of a run finds at its backend.</summary>
    public static Snippet Saved { get; } = new() { Id = "saved-text-of-the-suite", Title = "Thanks", Text = "Thank you, that is all I need (for now)." };

    public static IReadOnlyList<ClientCase> All { get; } =
    [
        new("HUMAN-5/SN/1", "A saved text is inserted", async s =>
        {
            await s.OpenAsync(s.OpenChat);
            await s.ClickAsync(ClientControl.Sync, sentBefore: true);
            await s.LookAsync();
            await s.ClickAsync(ClientControl.Insert);
            await s.SettleAsync();
            Judge(s, await s.LookAsync());
            // Another chat's composer is empty.
            await s.OpenAsync(s.Chats[5]);
        })
        {
            Shows = "A saved text was inserted: it stood in the composer once, no key and no click came with it, no message and no request was sent.",
        },
    ];

    private static void Judge(ClientScene scene, Rig.PageLook seen)
    {
        foreach (var what in OfAPerson.Where(seen.Happened.ContainsKey))
        {
            scene.Saw($"The page saw '{what}' when a saved text was inserted.", "practice page");
        }
        if (seen.Sends > 0)
        {
            scene.Saw("A message was sent from the page when a saved text was inserted.", "practice page");
        }
        if (seen.Open != scene.Rig.Shown)
        {
            scene.Saw("Another chat was open afterwards.", "practice page");
        }
        if (seen.Written != Saved.Text)
        {
            scene.Saw($"The composer holds {seen.Written.Length} characters that are not the saved text's {Saved.Text.Length}.", "practice page");
        }
    }
}
