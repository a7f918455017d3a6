using System.Globalization;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Sdk.Capture;

namespace X80.Samples.DesktopWrapper.Panel;

/// <summary>Puts a <see cref="CaptureState"/> into the panel's items: what is null or empty has none. Pure.</summary>
internal static class PanelDrawing
{
    /// <summary>The sentence beside the Sync button.</summary>
    public static string StatusOf(CaptureState state) => state.Phase switch
    {
        CapturePhase.Idle => $"Nothing is read until you click. Open a chat in {state.ChannelName}, then sync it.",
        CapturePhase.Working => "Working…",
        CapturePhase.Unlinked => "This chat is not linked yet. Choose the record it belongs to.",
        CapturePhase.Private => state.AskSameChat ? "Nothing is sent before you have said whose chat this is." : "This chat is Private. Nothing is sent.",
        CapturePhase.Preview => "Check what will be sent, then send it.",
        CapturePhase.Sent => "Sent.",
        _ => "This session has ended. Close this window and start again.",
    };

    public static IReadOnlyList<PanelItem> Of(CaptureState state, PanelSurroundings around)
    {
        var isWorking = state.Phase == CapturePhase.Working;
        List<PanelItem> items = [.. HeadOf(state, around)];
        if (state.Phase != CapturePhase.Closed)
        {
            items.AddRange(ChatOf(state));

            // While a command runs no control is offered.
            items.AddRange(isWorking ? [] : [.. QuestionsOf(state), .. LinkingOf(state), .. RecordOf(state), .. SendingOf(state), .. HeldOf(state), .. SnippetsOf(state)]);
        }

        items.AddRange(around.Refusals.Count == 0 ? [] : [new PanelItem.Heading("Refused to the page")]);
        items.AddRange(around.Refusals.Select(refusal => new PanelItem.Line($"{refusal.What}: {refusal.Address} ({refusal.Reason.Replace('-', ' ')})")));
        return items;
    }

    private static IEnumerable<PanelItem> HeadOf(CaptureState state, PanelSurroundings around)
    {
        if (around.Ask is { } ask)
        {
            yield return new PanelItem.Heading($"{ask.Origin} asks for: {ask.What}");
            yield return new PanelItem.Button(PanelControls.Allow, $"Allow: {ask.What}");
            yield return new PanelItem.Button(PanelControls.Deny, $"Deny: {ask.What}");
        }

        if (state.Failure is { } failure)
        {
            yield return new PanelItem.Notice(failure.What);
            yield return new PanelItem.Line(failure.Next);
            yield return new PanelItem.Button("dismiss", "Dismiss");
        }

        if (around.Hint is { } hint)
        {
            yield return new PanelItem.Notice(hint);
        }

        if (state.Outcome is { } outcome)
        {
            yield return new PanelItem.Notice(SentenceOf(outcome));
        }

        yield return new PanelItem.Line(state.Session is { } session
            ? $"{session.Member.Name}, {session.Crm.DisplayName}"
            : state.SessionUnavailable ?? "The backend has not answered yet.");
        foreach (var notice in state.PackNotice is { } pack ? around.Notices.Append(pack) : around.Notices)
        {
            yield return new PanelItem.Notice(notice);
        }

        if (around.NeedsToken)
        {
            yield return new PanelItem.Heading("Log in");
            yield return new PanelItem.Field("token", "Your token from the backend's web app", IsSecret: true);
            yield return new PanelItem.Button(PanelControls.LogIn, "Keep it in this machine's secret store");
        }
    }

    private static IEnumerable<PanelItem> ChatOf(CaptureState state)
    {
        if (state.Chat is not { } chat)
        {
            yield break;
        }

        yield return new PanelItem.Heading($"Chat: {chat.Title ?? chat.Phone ?? chat.Handle ?? "without a title"}");
        yield return new PanelItem.Line(chat switch
        {
            { ChannelId: not null } => "Known by the channel's own id",
            { Phone: { } phone } => phone,
            { Handle: { } handle } => handle,
            _ => "Known by its title alone",
        });
        if (state.Report?.Coverage is { } coverage)
        {
            yield return new PanelItem.Line(
                $"{coverage.RowsRead} messages read, {coverage.NotRendered} not on screen, {coverage.Truncated} shown in part, {coverage.UnknownKind} of a kind not known");
        }
    }

    private static IEnumerable<PanelItem> QuestionsOf(CaptureState state)
    {
        if (state.AskSameChat)
        {
            yield return new PanelItem.Notice($"Two chats can share a title. Is it the one that belongs to {state.Conversation?.Link?.Name}? If not, open the right chat and sync it.");
            yield return new PanelItem.Button("same-chat", "Yes, it is the same chat");
            if (state.CanBeOther)
            {
                yield return new PanelItem.Button("other-chat", "No, it is another chat");
            }
        }
    }

    private static IEnumerable<PanelItem> LinkingOf(CaptureState state)
    {
        if (state.Phase != CapturePhase.Unlinked)
        {
            yield break;
        }

        yield return new PanelItem.Heading("Whose chat is this?");
        foreach (var found in state.Suggestions)
        {
            yield return new PanelItem.Line($"{found.Name}, {found.Subtitle} ({found.Score} of 100): {string.Join("; ", found.Reasons)}");
            yield return new PanelItem.Button(PanelControls.Link(found.Kind, found.RecordId), $"Link {found.Name}");
        }

        yield return new PanelItem.Field("search", "Search the CRM");
        yield return new PanelItem.Button("search", "Search");
        foreach (var hit in state.Hits ?? [])
        {
            yield return new PanelItem.Line($"{hit.Name}, {hit.Subtitle}");
            yield return new PanelItem.Button(PanelControls.Link(hit.Kind, hit.RecordId), $"Link {hit.Name}");
        }

        yield return new PanelItem.Field("create-name", "Or create a person: name", state.Chat is { Title: { } title } && title != state.Chat.Phone ? title : "");
        yield return new PanelItem.Field("create-phone", "Phone", state.Chat?.Phone ?? "");
        yield return new PanelItem.Button("create", "Create");
    }

    private static IEnumerable<PanelItem> RecordOf(CaptureState state)
    {
        if (state.Conversation is not { Link: { } link } conversation)
        {
            yield break;
        }

        yield return new PanelItem.Heading($"Linked to {link.Name}");
        foreach (var fact in new[] { state.Record?.Stage, state.Record?.LastContactedAt is { } at ? $"Last contacted {at:d MMM yyyy}" : null }.OfType<string>())
        {
            yield return new PanelItem.Line(fact);
        }

        yield return new PanelItem.Button("unlink", "Unlink and remove its note");
        var isShared = conversation.Privacy.IsShared;
        yield return new PanelItem.Heading(isShared ? "Shared" : "Private");
        if (isShared)
        {
            yield return new PanelItem.Button("make-private", "Make private");
        }
        else if (state.Session?.PrivacyChange == PrivacyAuthority.Web)
        {
            yield return new PanelItem.Line("Your workspace lets only its web app set a chat to Shared.");
        }
        else
        {
            yield return new PanelItem.Button("share-conversation", "Share this conversation");
        }

        if (conversation.Transmitted.Messages > 0)
        {
            yield return new PanelItem.Line($"Sent so far: {conversation.Transmitted.Messages}");
            yield return new PanelItem.Button("show-sent", "Show what was sent");
            yield return new PanelItem.Button("withdraw", "Withdraw it all: set to Private and erase every message and note");
        }

        yield return new PanelItem.Field("typed", "A line of your own (not required)");
        yield return new PanelItem.Button("log", "Log this conversation");
    }

    private static IEnumerable<PanelItem> SendingOf(CaptureState state)
    {
        if (state.Result is { } result)
        {
            yield return new PanelItem.Heading($"Sent: {result.Accepted} new, {result.Duplicates} there already, {result.Total} in the note");
            if (result.Note.Url is not null)
            {
                yield return new PanelItem.Button(PanelControls.OpenNote, "Open the note");
            }
        }

        if (state.Preview is not { } preview)
        {
            yield break;
        }

        var canSend = state.Phase == CapturePhase.Preview;
        yield return new PanelItem.Heading(canSend ? $"What will be sent to {preview.RecordName} in {preview.CrmDisplayName}" : "What was read. None of it is sent.");
        yield return new PanelItem.Line($"{preview.Messages.Count} messages; {preview.Already} were sent before and are written along");
        if (canSend)
        {
            yield return new PanelItem.Line($"What {preview.CrmDisplayName} keeps in its own history, e-mails or exports is not X80's to erase.");
            yield return new PanelItem.Button("send", $"Send {preview.Messages.Count} messages to {preview.RecordName}");
        }

        var isPrivate = state.Conversation?.Privacy.IsShared != true;
        foreach (var message in preview.Messages)
        {
            yield return new PanelItem.Line(TextOf(message));
            if (isPrivate)
            {
                yield return new PanelItem.Button(PanelControls.ShareOne(message.Id), "Share this one");
            }
        }
    }

    private static IEnumerable<PanelItem> HeldOf(CaptureState state)
    {
        foreach (var message in state.Held ?? [])
        {
            yield return new PanelItem.Line(TextOf(message));
            yield return new PanelItem.Button(PanelControls.TakeBack(message.Id), "Take back");
        }
    }

    private static IEnumerable<PanelItem> SnippetsOf(CaptureState state) =>
        state.Chat is null ? [] : (state.Snippets ?? []).Select(saved => new PanelItem.Button(PanelControls.Insert(saved.Id), $"Insert {saved.Title}"));

    private static string TextOf(CapturedMessage message)
    {
        var who = message.Direction == Direction.Out ? "You" : message.Author ?? (message.Direction == Direction.In ? "Them" : "Sender not known");
        return $"{who}, {message.SentAt?.ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture) ?? "time not known"}: {message.Text ?? message.Caption ?? message.FileName ?? message.Kind.Value}";
    }

    private static string SentenceOf(CaptureOutcome outcome) => outcome switch
    {
        CaptureOutcome.SharedOne => "One message was shared. Nothing else of this chat was.",
        CaptureOutcome.TakenBack => "The message was taken back.",
        CaptureOutcome.Withdrawn withdrawn => "Withdrawn. The conversation is Private. " + string.Join("; ", withdrawn.Copies.Select(copy => $"{copy.What}: {copy.State}")),
        CaptureOutcome.Saved saved => $"{saved.Label} is saved.",
        CaptureOutcome.Logged logged => $"Logged: {logged.Activity.Sentence}",
        CaptureOutcome.Placed placed => $"“{placed.Title}” stands in the chat's place to write. Look at it there and press send yourself.",
        _ => "Done.",
    };
}
