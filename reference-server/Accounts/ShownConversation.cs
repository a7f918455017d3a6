using X80.Contract.Consents;
using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;

namespace X80.ReferenceServer.Accounts;

/// <summary>What a person was shown of a conversation when they pressed the button, as the form's hidden fields say it.</summary>
internal sealed record ShownConversation
{
    /// <summary>The form's own idempotency key: sent twice, it does one thing.</summary>
    public string? Key { get; init; }

    public string? Click { get; init; }

    public string? Crm { get; init; }

    public string? Kind { get; init; }

    public string? RecordId { get; init; }

    public int Already { get; init; }

    public static ShownConversation Of(Conversation conversation) => new()
    {
        Key = IdempotencyKey.NewRandom().Value,
        Click = ClickId.NewRandom().Value,
        Crm = conversation.Crm.Value,
        Kind = conversation.Link?.Kind.Value,
        RecordId = conversation.Link?.RecordId.Value,
        Already = conversation.Transmitted.Messages,
    };

    /// <returns>The record as it was shown; null where the conversation was not linked, or the fields are not ours.</returns>
    public ConsentTarget? To() =>
        KindWord.TryParse<CrmName>(Crm, out var crm) && KindWord.TryParse<RecordKind>(Kind, out var kind) && IdForm.TryParse<RecordId>(RecordId, out var id)
            ? new ConsentTarget { Crm = crm, Kind = kind, RecordId = id }
            : null;
}
