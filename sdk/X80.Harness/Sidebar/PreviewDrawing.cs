using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Harness.Sidebar.Views;
using X80.Sdk.Capture;

namespace X80.Harness.Sidebar;

/// <summary>Puts messages into words: exactly what goes, where, and what does not (HUMAN-8), and what the backend holds. Pure.</summary>
internal sealed class PreviewDrawing(SidebarTexts texts)
{
    public PreviewView Of(SendPreview preview, CaptureState state)
    {
        var canSend = state.Phase == CapturePhase.Preview;
        var isPrivate = state.Conversation?.Privacy.IsShared != true;
        return new(
            texts[canSend ? "preview.send" : "preview.read"],
            [.. FactsOf(preview, canSend)],
            canSend ? texts.Of("preview.reminder", preview.CrmDisplayName) : texts[isPrivate ? "preview.private" : "preview.notyet"],
            [.. preview.Messages.Select(message => OfMessage(message, isPrivate ? SidebarControls.ShareOne(message.Id) : null))],
            canSend,
            texts.Of("preview.button", texts.Messages(preview.Messages.Count), preview.RecordName));
    }

    public PagedView<MessageView>? OfHeld(CaptureState state) => state.Held is { } held
        ? new([.. held.Select(message => OfMessage(message, SidebarControls.TakeBack(message.Id)))], state.MoreHeld is not null)
        : null;

    public IEnumerable<string> MissingOf(Coverage coverage)
    {
        (int Count, string Key)[] parts =
            [(coverage.NotRendered, "coverage.shells"), (coverage.Truncated, "coverage.truncated"), (coverage.UnknownKind, "coverage.unknown")];
        return parts.Where(part => part.Count > 0).Select(part => texts.Of(part.Key, texts.Number(part.Count)));
    }

    private IEnumerable<FactView> FactsOf(SendPreview preview, bool canSend)
    {
        if (canSend)
        {
            yield return new(texts["fact.to"], texts.Of("fact.where", preview.RecordName, preview.CrmDisplayName));
        }

        yield return new(texts["fact.messages"], texts.Number(preview.Messages.Count));
        if (preview.Messages is [var first, .., var last])
        {
            yield return new(texts["fact.from"], TimeOf(first));
            yield return new(texts["fact.until"], TimeOf(last));
        }

        yield return new(
            texts["fact.kinds"],
            string.Join(", ", preview.Messages.CountBy(message => message.Kind.Value).Select(kind => $"{texts.Number(kind.Value)} {KindOf(kind.Key)}")));
        if (string.Join(", ", MissingOf(preview.Report.Coverage)) is { Length: > 0 } missing)
        {
            yield return new(texts["fact.unread"], missing);
        }

        if (canSend)
        {
            yield return new(texts["fact.before"], preview.Already == 0 ? texts["fact.none"] : texts.Of("fact.along", texts.Number(preview.Already)));
        }
    }

    private MessageView OfMessage(CapturedMessage message, string? control)
    {
        var mine = message.Direction == Direction.Out;
        return new(
            mine ? texts["message.you"] : message.Author ?? texts[message.Direction == Direction.In ? "message.them" : "message.unknown"],
            TimeOf(message),
            message.Text ?? message.Caption ?? message.FileName ?? "",
            message.Kind == MessageKind.Text ? null : KindOf(message.Kind.Value),
            mine,
            control);
    }

    // Kinds are words of the contract, and more may come: one that a language does not know is shown as it is.
    private string KindOf(string kind) => texts.Or("kind." + kind, kind);

    private string TimeOf(CapturedMessage message) => message.SentAt switch
    {
        null => texts["message.timeless"],
        { } day when message.SentAtCertainty == TimeCertainty.Day => texts.Day(day),
        { } minute => texts.Minute(minute),
    };
}
