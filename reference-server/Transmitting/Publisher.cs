using X80.Contract.Ids;
using X80.ReferenceServer.Delivering;
using X80.ReferenceServer.Http;

namespace X80.ReferenceServer.Transmitting;

/// <summary>Brings to the CRM what a write has stored, while its click still lives, and says so where that failed.</summary>
internal sealed class Publisher(NoteDelivery delivery)
{
    private static readonly TimeSpan ClickLife = TimeSpan.FromSeconds(150);

    /// <param name="write">The write, whose transaction is committed.</param>
    /// <param name="id">The conversation.</param>
    /// <param name="clickedAt">A repeat long after its click is answered from the present state: content moves on clicks alone.</param>
    /// <exception cref="RefusedException">409 or 502, with <c>stored: true</c>.</exception>
    public async Task PushAsync(ExtWrite write, ConversationId id, DateTimeOffset clickedAt)
    {
        if (write.ArrivedAt - clickedAt > ClickLife)
        {
            return;
        }

        var outcome = await delivery.PushAsync(write.Caller, id);
        if (outcome.State != PushState.Done)
        {
            throw Failure(outcome);
        }
    }

    private static RefusedException Failure(PushOutcome outcome) => outcome.State switch
    {
        PushState.Edited => Refusal.NoteEdited(),
        PushState.Refused => Refusal.CrmRefused(stored: true, outcome.MayHaveBeenApplied),
        _ => Refusal.CrmUnavailable(stored: true, outcome.MayHaveBeenApplied),
    };
}
