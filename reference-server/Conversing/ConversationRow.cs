using X80.Contract.Consents;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Privacy;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Conversing;

/// <summary>A stored conversation of its member.</summary>
internal sealed class ConversationRow
{
    public required string Id { get; init; }

    public required string Channel { get; init; }

    public required string Privacy { get; init; }

    public string? LinkKind { get; init; }

    public string? LinkRecordId { get; init; }

    public byte[]? Span { get; init; }

    public long? LastSyncedAt { get; init; }

    public long PrivacyEpoch { get; init; }

    public ConversationId ConversationId => ConversationId.Parse(Id);

    public bool IsShared => HeldPrivacy.FromStored(Privacy).IsShared;

    public RecordRef? Link => LinkKind is null ? null : new RecordRef(RecordKind.Parse(LinkKind), RecordId.Parse(LinkRecordId!));

    public ConsentTarget? Target(CrmName crm) =>
        Link is { } link ? new ConsentTarget { Crm = crm, Kind = link.Kind, RecordId = link.Id } : null;

    /// <exception cref="RefusedException">404: there is none, or it is somebody else's; the two cannot be told apart.</exception>
    public static ConversationRow Own(StoreSession session, MemberScope member, ConversationId id) =>
        session.Find<ConversationRow>("conversations.find", new { member.Workspace, member.Member, Id = id.Value }) ?? throw Refusal.NotFound();
}
