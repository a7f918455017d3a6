using X80.Contract.Kinds;
using X80.Sdk.Capture;
using static X80.Cli.Demo.DemoCheckException;

namespace X80.Cli.Demo;

/// <summary>
/// What the person does, in order: a chat becomes a note in the CRM; then, set to Private again, nothing new does.
/// </summary>
internal static class DemoPlan
{
    /// <summary>More clicks than this from start to note is a failure of the product.</summary>
    public const int MostClicks = 8;

    private const int MessagesAfterTheFlip = 5;

    public static IReadOnlyList<DemoStep> Steps { get; } =
    [
        new("Click “Sync this chat to CRM”: the open chat is read and looked up", SyncAsync),
        new("Click “Link” on the suggested person", LinkAsync),
        new("Click “Share this conversation”: the preview shows what would be sent", ShareAsync),
        new("Click “Send”: the backend stores the messages and writes the note", SendAsync),
        new("Open the person's page in the CRM: the note is there", SeeNoteAsync),
        new("Click “Make private”: the backend accepts nothing new", FlipAsync),
        new("New messages arrive in the open chat, and the person clicks Sync again", SyncAgainAsync),
        new("Nothing new reached the CRM: note, messages, tables and files", SeeNothingNewAsync),
    ];

    private static async Task<string> SyncAsync(DemoStage stage, CancellationToken cancellationToken)
    {
        await stage.ClickAsync("sync", CapturePhase.Unlinked, cancellationToken);
        var state = stage.State;
        Require(state.Chat?.Title == stage.Chat.Title, "the sidebar shows the chat that is open");
        Require(state.Suggestions.Any(suggestion => suggestion.Name == stage.Chat.Title), "the CRM suggests the person of that name");
        return $"{state.Report?.Coverage.RowsRead} messages read, {Count(state.Suggestions.Count, "suggestion")}";
    }

    private static async Task<string> LinkAsync(DemoStage stage, CancellationToken cancellationToken)
    {
        var suggested = stage.State.Suggestions.First(suggestion => suggestion.Name == stage.Chat.Title);
        await stage.ClickAsync($"link:{suggested.Kind}:{suggested.RecordId}", CapturePhase.Private, cancellationToken);
        var link = stage.State.Conversation?.Link;
        Require(link?.RecordId == suggested.RecordId, "the conversation is linked to the record that was clicked");
        return $"linked; still Private, nothing was sent ({string.Join("; ", suggested.Reasons)})";
    }

    private static async Task<string> ShareAsync(DemoStage stage, CancellationToken cancellationToken)
    {
        await stage.ClickAsync("share-conversation", CapturePhase.Preview, cancellationToken);
        var preview = stage.State.Preview;
        Require(preview?.Messages.Count == stage.Chat.Messages.Count, "the preview holds every message of the open chat");
        return $"{preview!.Messages.Count} messages would go to {preview.RecordName} in {preview.CrmDisplayName}";
    }

    private static async Task<string> SendAsync(DemoStage stage, CancellationToken cancellationToken)
    {
        await stage.ClickAsync("send", CapturePhase.Sent, cancellationToken);
        var result = stage.State.Result;
        Require(result?.Accepted == stage.Chat.Messages.Count, "the backend accepted every message that was shown");
        Require(stage.Person.Clicks <= MostClicks, $"from start to note takes at most {MostClicks} clicks");
        await stage.Person.ScreenshotPageAsync(stage.PathOf("page.png"), cancellationToken);
        await stage.Person.ScreenshotSidebarAsync(stage.PathOf("sidebar.png"), cancellationToken);
        return $"{result!.Accepted} messages accepted; {stage.Person.Clicks} clicks and no typing from start to note";
    }

    private static async Task<string> SeeNoteAsync(DemoStage stage, CancellationToken cancellationToken)
    {
        var conversation = stage.State.Conversation!;
        stage.Memory.RecordPage = new Uri(stage.Backend.Address, conversation.Link!.Url);
        var held = stage.Memory.Before = await stage.ReadBackAsync(cancellationToken);
        Require(held.Messages.Count == stage.Chat.Messages.Count, "the backend holds every message that was sent");

        var crm = await stage.OpenCrmAsync(visible: false, cancellationToken);
        var page = await crm.ReadAsync(stage.Memory.RecordPage, cancellationToken);
        Require(page.Heading.Contains(stage.Chat.Title, StringComparison.Ordinal), "the page is headed with the person's name");
        Require(page.Title.Contains(stage.Chat.Title, StringComparison.Ordinal), "the page is titled with the person's name");
        Require(stage.SentTexts.All(text => page.Text.Contains(text, StringComparison.Ordinal)), "the note holds every text that was sent");
        await crm.ScreenshotAsync(stage.PathOf("crm-record.png"), cancellationToken);
        return $"the note on {conversation.Link.Name} holds all {held.Messages.Count} messages";
    }

    private static async Task<string> FlipAsync(DemoStage stage, CancellationToken cancellationToken)
    {
        await stage.ClickAsync("make-private", CapturePhase.Private, cancellationToken);
        Require(stage.State.Conversation?.Privacy == PrivacyState.Private, "the backend answers that the conversation is Private");
        return "Private, as answered by the backend";
    }

    private static async Task<string> SyncAgainAsync(DemoStage stage, CancellationToken cancellationToken)
    {
        var canary = stage.Memory.Canary = "quiet-" + Guid.NewGuid().ToString("n");
        for (var i = 1; i <= MessagesAfterTheFlip; i++)
        {
            stage.Site.Receive(stage.Chat.Id, $"Between us, number {i}: {canary}");
        }

        await stage.Person.Page.GetByText(canary).Nth(MessagesAfterTheFlip - 1).WaitForAsync().WaitAsync(cancellationToken);
        await stage.ClickAsync("sync", CapturePhase.Private, cancellationToken);
        await stage.Person.ScreenshotSidebarAsync(stage.PathOf("sidebar-private.png"), cancellationToken);
        return $"{MessagesAfterTheFlip} new messages on the page; the sidebar offers no Send";
    }

    private static async Task<string> SeeNothingNewAsync(DemoStage stage, CancellationToken cancellationToken)
    {
        var held = await stage.ReadBackAsync(cancellationToken);
        Require(held.HasSameMessages(stage.Memory.Before!), "the backend holds the same messages as before");
        Require(held.HasSameNote(stage.Memory.Before!), "the note is the same, byte for byte");
        var crm = await stage.OpenCrmAsync(visible: false, cancellationToken);
        var page = await crm.ReadAsync(stage.Memory.RecordPage!, cancellationToken);
        Require(!page.Text.Contains(stage.Memory.Canary!, StringComparison.Ordinal), "the person's page shows nothing of the new messages");
        await crm.ScreenshotAsync(stage.PathOf("crm-record-after.png"), cancellationToken);

        // A probe that finds nothing proves something only if it finds what is there.
        Require((await stage.Backend.ProbeAsync(stage.SentTexts[0], cancellationToken)).Count > 0, "the probe finds a text that was sent");
        Require((await stage.Backend.ProbeAsync(stage.Memory.Canary!, cancellationToken)).Count == 0, "the probe finds nothing of the new messages");
        return "note and messages unchanged; the new words are in no table and no file";
    }

    private static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";
}
