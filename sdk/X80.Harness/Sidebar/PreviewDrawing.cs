using System.Globalization;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Harness.Sidebar.Views;
using X80.Sdk.Capture;

namespace X80.Harness.Sidebar;

/// <summary>Puts a <see cref="SendPreview"/> into words: exactly what goes, where, and what does not (HUMAN-8). Pure.</summary>
internal static class PreviewDrawing
{
    public static PreviewView Of(SendPreview preview, CaptureState state)
    {
        var canSend = state.Phase == CapturePhase.Preview;
        var isPrivate = state.Conversation?.Privacy.IsShared != true;
        var count = SidebarDrawing.Count(preview.Messages.Count, "message");
        return new(
            canSend ? "What will be sent" : "What was read",
            [.. FactsOf(preview, canSend)],
            canSend
                ? $"What {preview.CrmDisplayName} keeps in its own history, e-mails or exports is not X80's to erase."
                : isPrivate ? "Private: none of this is sent. You can share a single message." : "None of this is sent yet.",
            [.. preview.Messages.Select(message => OfMessage(message, isPrivate))],
            canSend,
            $"Send {count} to {preview.RecordName}");
    }

    private static IEnumerable<FactView> FactsOf(SendPreview preview, bool canSend)
    {
        if (canSend)
        {
            yield return new("To", $"{preview.RecordName} in {preview.CrmDisplayName}");
        }

        yield return new("Messages", SidebarDrawing.Text(preview.Messages.Count));
        if (preview.Messages is [var first, .., var last])
        {
            yield return new("First", TimeOf(first));
            yield return new("Last", TimeOf(last));
        }

        yield return new("Kinds", string.Join(", ", preview.Messages.CountBy(message => message.Kind.Value).Select(kind => $"{kind.Value} {kind.Key}")));
        if (NotRead(preview.Report.Coverage) is { } missing)
        {
            yield return new("Not read", missing);
        }

        if (canSend)
        {
            yield return new("Sent before", preview.Already == 0 ? "none" : $"{preview.Already}, written along in the note");
        }
    }

    private static string? NotRead(Coverage coverage)
    {
        List<string> parts = [];
        Add(coverage.NotRendered, "not on screen");
        Add(coverage.Truncated, "shown only in part");
        Add(coverage.UnknownKind, "of a kind not known");
        return parts.Count == 0 ? null : string.Join(", ", parts);

        void Add(int count, string what)
        {
            if (count > 0)
            {
                parts.Add($"{count} {what}");
            }
        }
    }

    private static MessageView OfMessage(CapturedMessage message, bool isPrivate)
    {
        var mine = message.Direction == Direction.Out;
        return new(
            mine ? "You" : message.Author ?? (message.Direction == Direction.In ? "Them" : "Sender not known"),
            TimeOf(message),
            message.Text ?? message.Caption ?? message.FileName ?? "",
            message.Kind == MessageKind.Text ? null : message.Kind.Value,
            mine,
            isPrivate ? SidebarControls.ShareOne(message.Id) : null);
    }

    private static string TimeOf(CapturedMessage message) => message.SentAt switch
    {
        null => "time not known",
        { } day when message.SentAtCertainty == TimeCertainty.Day => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
        { } minute => minute.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture),
    };
}
