using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Sdk.Clicks;
using X80.Sdk.Sent;

namespace X80.Sdk.Capture;

/// <summary>The writes that take away: a click, and no consent. A ledger that cannot be written stops none of them.</summary>
internal sealed partial class CaptureFlow
{
    private Task SetPrivateAsync(PrivacyHistory history, HumanClick click, CancellationToken cancellationToken) =>
        ChangeAsync(SentEntry.MakePrivate, click, id => client.SetPrivateAsync(id, history, cancellationToken), cancellationToken);

    private async Task TakeBackAsync(MessageId messageId, HumanClick click, CancellationToken cancellationToken)
    {
        var (shown, next) = (State.Held, State.MoreHeld);
        await ChangeAsync(SentEntry.TakeBack, click, id => client.TakeBackAsync(id, messageId, cancellationToken), cancellationToken).ConfigureAwait(false);
        State = State with
        {
            Held = shown?.Where(message => message.Id != messageId).ToArray(),
            MoreHeld = next,
            Outcome = new CaptureOutcome.TakenBack(),
        };
    }

    private async Task WithdrawAsync(HumanClick click, CancellationToken cancellationToken)
    {
        var conversation = RequireConversation(click);
        Spend(click);
        var withdrawn = await ledger.TakeAwayAsync(
            Line(SentEntry.Withdraw, click, 0), () => client.WithdrawAsync(conversation.Id, cancellationToken), cancellationToken).ConfigureAwait(false);
        Show(withdrawn.Conversation);
        State = State with { Held = null, MoreHeld = null, Outcome = new CaptureOutcome.Withdrawn(withdrawn.Copies) };
    }

    private async Task ChangeAsync(
        ConsentAction act, HumanClick click, Func<ConversationId, Task<Conversation>> write, CancellationToken cancellationToken)
    {
        var conversation = RequireConversation(click);
        Spend(click);
        Show(await ledger.TakeAwayAsync(Line(act, click, 0), () => write(conversation.Id), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>What was transmitted, page by page: only the person whose it is asks for it, by a click.</summary>
    private async Task ShowSentAsync(HumanClick click, CancellationToken cancellationToken)
    {
        var conversation = RequireConversation(click);
        Spend(click);
        var page = await client.GetMessagesAsync(conversation.Id, State.MoreHeld, limit: null, cancellationToken).ConfigureAwait(false);
        State = page.IsUnavailable
            ? throw new CaptureRefusedException(CaptureFailures.OfReason(page.Reason.Value).Code)
            : State with { Held = [.. State.MoreHeld is null ? [] : State.Held ?? [], .. page.Value?.Items ?? []], MoreHeld = page.Value?.Next };
    }
}
