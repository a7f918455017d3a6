using X80.Contract.Conversations;
using X80.Contract.Kinds;
using X80.Sdk.Clicks;
using X80.Sdk.Reading;

namespace X80.Sdk.Capture;

/// <summary>What is known and offered after each answer, and what an act requires.</summary>
internal sealed partial class CaptureFlow
{
    private static readonly IReadOnlyDictionary<string, CaptureFailure?> NoEdits = new Dictionary<string, CaptureFailure?>();

    /// <summary>Takes what a refused write told about the conversation into the state, without asking again.</summary>
    public void Learn(CaptureFailure failure)
    {
        if (failure.Code is "chat-changed" or "snippet-chat-changed" or "no-chat-open" or "wrong-page" or "page-gone" or "consent-mismatch" or "not-found")
        {
            Forget();
        }
        else if (failure.Code == "identity-unproved")
        {
            State = State with { AskSameChat = true };
        }
        else if (State.Conversation is { } conversation && failure.Code is "conversation-private" or "not-linked")
        {
            Show(failure.Code == "not-linked" ? conversation with { Link = null } : conversation with { Privacy = PrivacyState.Private });
        }
    }

    /// <summary>Drops what was read and goes back to the start; who we are stays known.</summary>
    public void Forget()
    {
        held = null;
        State = new CaptureState
        {
            Phase = CapturePhase.Idle,
            ChannelName = State.ChannelName,
            Session = State.Session,
            SessionUnavailable = State.SessionUnavailable,
            Snippets = State.Snippets,
        };
    }

    /// <returns>Whether a reading was held and is now too old.</returns>
    public bool ForgetIfOld()
    {
        var isOld = ReadingLeft <= TimeSpan.Zero;
        if (isOld)
        {
            Forget();
        }

        return isOld;
    }

    /// <summary>Takes a conversation as last answered, and derives from it what is offered.</summary>
    private void Show(Conversation conversation)
    {
        var isDoubted = held is { IsDoubted: true };
        var isTrusted = !isDoubted && (held is { Identity.Strength: IdentityStrength.Strong } || held is { } chat && (chat.IsConfirmed || confirmed.Contains(chat.Key)));
        var isShared = conversation.Privacy.IsShared;
        var isSameRecord = conversation.Link?.RecordId == State.Record?.RecordId;
        State = State with
        {
            Conversation = conversation,
            Record = isSameRecord ? State.Record : null,
            Activities = isSameRecord ? State.Activities : null,
            MoreActivities = isSameRecord ? State.MoreActivities : null,
            Edits = isSameRecord ? State.Edits : NoEdits,
            Held = null,
            MoreHeld = null,
            Suggestions = conversation.Link is null ? State.Suggestions : [],
            Hits = conversation.Link is null ? State.Hits : null,
            AskSameChat = (isShared || isDoubted) && !isTrusted && conversation.Link is not null,
            IsRenamed = isDoubted && held!.IsRenamed,
            Preview = conversation.Link is { } link && !isDoubted ? PreviewOf(link, conversation) : null,
            Phase = conversation switch
            {
                { Link: null } => CapturePhase.Unlinked,
                _ when !isShared || !isTrusted => CapturePhase.Private,
                _ when HoldsReading => CapturePhase.Preview,
                _ when State.Result is not null => CapturePhase.Sent,
                _ => CapturePhase.Idle,
            },
        };
        if (isTrusted && conversation.Link is not null && held is { Messages.Count: > 0, IsStrange: false } seen)
        {
            Remember(() => confirmed.See(seen.Key, seen.Messages));
        }
    }

    private SendPreview? PreviewOf(RecordLink link, Conversation conversation) => held?.Reading is not { } reading
        ? null
        : new SendPreview(
            link.Name,
            State.Session!.Crm.DisplayName,
            [.. reading.Messages.TakeLast(State.Session.Limits.SyncMessages)],
            reading.Report,
            conversation.Transmitted.Messages);

    private void RememberConfirmed()
    {
        if (!Remember(() => confirmed.Add(held!.Key)))
        {
            held!.IsConfirmed = true;
        }
    }

    /// <returns>False where it cannot be written down: the person is asked again in the next run, and nothing is sent because of it.</returns>
    private static bool Remember(Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>For what brings something into the conversation of a chat: first the person says that it is this chat.</summary>
    private Conversation RequireSettled(HumanClick click) =>
        RequireConversation(click) is var conversation && !held!.IsDoubted
            ? conversation
            : throw new CaptureRefusedException(held!.IsRenamed ? "chat-renamed" : "chat-unproved");

    private Conversation RequireConversation(HumanClick click)
    {
        RequireDocument(click);
        return State.Conversation is { } conversation && held is not null ? conversation : throw new CaptureRefusedException("nothing-read");
    }

    private void RequireDocument(HumanClick click)
    {
        if (held is { } chat && chat.DocumentId != click.DocumentId)
        {
            throw new CaptureRefusedException("chat-changed");
        }
    }

    private static void Spend(HumanClick click)
    {
        if (!click.TrySpend())
        {
            throw new ClickExpiredException();
        }
    }

    private static string Sentence(CaptureFailure failure) => $"{failure.What} {failure.Next}";
}
