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

    public required string LinkCrm { get; init; }

    public byte[]? Span { get; init; }

    /// <value>How many messages it holds.</value>
    public long Held { get; init; }

    public long? LastSyncedAt { get; init; }

    public long PrivacyEpoch { get; init; }

    /// <value>When it was opened or synced last, Unix milliseconds; 0 where it was not asked.</value>
    public long UsedAt { get; init; }

    public ConversationId ConversationId => ConversationId.Parse(Id);

    /// <summary>Nothing was synced into it since it was opened, or since all was erased: no page says anything of its order.</summary>
    public bool IsFresh => Held == 0 && LastSyncedAt is null;

    public bool IsShared => HeldPrivacy.FromStored(Privacy).IsShared;

    /// <summary>What was linked last, and in which CRM: the workspace's, or a former one.</summary>
    public (CrmName Crm, RecordRef Record)? Linked =>
        LinkKind is null ? null : (CrmName.Parse(LinkCrm), new RecordRef(RecordKind.Parse(LinkKind), RecordId.Parse(LinkRecordId!)));

    /// <returns>The linked record; null also where the link names another CRM, whose records are not this one's (HUMAN-8).</returns>
    public RecordRef? LinkIn(CrmName crm) => Linked is { } linked && linked.Crm == crm ? linked.Record : null;

    public ConsentTarget? Target(CrmName crm) =>
        LinkIn(crm) is { } link ? new ConsentTarget { Crm = crm, Kind = link.Kind, RecordId = link.Id } : null;

    /// <exception cref="RefusedException">404: there is none, or it is somebody else's; the two cannot be told apart.</exception>
    public static ConversationRow Own(StoreSession session, MemberScope member, ConversationId id) =>
        session.Find<ConversationRow>("conversations.find", new { member.Workspace, member.Member, Id = id.Value }) ?? throw Refusal.NotFound();
}
