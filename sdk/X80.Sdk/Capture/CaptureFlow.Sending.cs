using X80.Contract.Consents;
using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Sdk.Clicks;
using X80.Sdk.Sent;

namespace X80.Sdk.Capture;

/// <summary>The acts that carry content: each looks at the page once more, and has its line in the ledger.</summary>
internal sealed partial class CaptureFlow
{
    private async Task ConfirmSameChatAsync(HumanClick click, CancellationToken cancellationToken)
    {
        RequireConversation(click);
        held!.IsSameChat = true;
        if (held is { IsDoubted: true, IsRenamed: true })
        {
            Remember(() => confirmed.Answer(held.NameKey, held.Key, isSame: true));
        }

        held.Settle();
        RememberConfirmed();
        if (State.Phase == CapturePhase.Preview)
        {
            await SendAsync(click, byReading: false, cancellationToken).ConfigureAwait(false);
            return;
        }

        Spend(click);
        Show(State.Conversation!);
    }

    /// <summary>It is another chat: from the next Sync on it is one of its own, under its own name or beside the others of its title.</summary>
    private Task DenySameChatAsync(HumanClick click)
    {
        RequireConversation(click);
        if (!State.CanBeOther)
        {
            throw new CaptureRefusedException("nothing-read");
        }

        Spend(click);
        Remember(Deny);
        Forget();
        return Task.CompletedTask;
    }

    private void Deny()
    {
        if (held!.IsRenamed)
        {
            confirmed.Answer(held.NameKey, held.Key, isSame: false);
        }
        else
        {
            var identity = held.Identity;
            twins.Deny(place => KeyOf(identity, place), held.Key, held.Messages);
        }
    }

    private async Task SendAsync(HumanClick click, bool byReading, CancellationToken cancellationToken)
    {
        var conversation = RequireSettled(click);
        var preview = RequirePreview();
        if (!byReading)
        {
            await LookAgainAsync(click, cancellationToken).ConfigureAwait(false);
        }

        var terms = ConsentTerms.About(ConsentAction.Sync, conversation) with { SameChat = held!.IsSameChat };
        SyncRequest Request(ConsentClaim claim) =>
            new() { Consent = claim, Reading = preview.Report, Messages = preview.Messages };
        var body = byReading
            ? Consent.GiveByReading(click, terms, client.Clock.Offset, Request)
            : Consent.Give(click, terms, client.Clock.Offset, Request);
        var result = await ledger.SendAsync(
            Line(ConsentAction.Sync, click, preview.Messages.Count),
            () => client.SyncAsync(conversation.Id, body, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        held.DropReading();
        held.Settle(); // Messages that the backend took are this chat's.
        State = State with { Result = result };
        Show(result.Conversation);
    }

    private async Task ShareOneAsync(MessageId messageId, HumanClick click, CancellationToken cancellationToken)
    {
        var conversation = RequireSettled(click);
        var message = RequirePreview().Messages.FirstOrDefault(shown => shown.Id == messageId)
            ?? throw new CaptureRefusedException("reading-expired");
        await LookAgainAsync(click, cancellationToken).ConfigureAwait(false);
        var body = Consent.Give(click, ConsentTerms.About(ConsentAction.Share, conversation), client.Clock.Offset, claim =>
            new ShareRequest { Message = message, Consent = claim });
        var shared = await ledger.SendAsync(
            Line(ConsentAction.Share, click, 1), () => client.ShareAsync(conversation.Id, body, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        Show(shared.Conversation);
        State = State with { Outcome = new CaptureOutcome.SharedOne() };
    }

    /// <summary>One look, without content, at whose chat is open now (HUMAN-2).</summary>
    private async Task LookAgainAsync(HumanClick click, CancellationToken cancellationToken)
    {
        var now = await reader.LookAsync(click, cancellationToken).ConfigureAwait(false);
        if (!held!.IsShownBy(now))
        {
            throw new CaptureRefusedException("chat-changed");
        }
    }

    /// <summary>To this record and this CRM: before a first send there the person sees what goes where (HUMAN-8).</summary>
    private bool WasSentBefore(Conversation conversation) =>
        conversation is { Transmitted.Messages: > 0, Note: { } note } && note.State != NoteState.None
        && conversation.Crm == State.Session!.Crm.Name;

    private SentEntry Line(ConsentAction act, HumanClick click, int messages) => new()
    {
        At = time.GetUtcNow(),
        Act = act,
        Channel = channel.Kind,
        ConversationId = State.Conversation!.Id,
        Chat = held!.Identity.Title ?? held.Identity.Phone ?? held.Identity.Handle,
        Messages = messages,
        ClickId = click.Id,
        Answer = SentEntry.Unanswered,
    };

    private SendPreview RequirePreview() =>
        State.Preview is { } preview && HoldsReading ? preview : throw new CaptureRefusedException("reading-expired");
}
