using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;

namespace X80.ReferenceServer.Delivering;

/// <summary>A copy in a remote CRM that is to go: where it lies, what it is called there, no content.</summary>
internal sealed class OwedRow
{
    public required string MemberId { get; init; }

    public required string ConversationId { get; init; }

    public required string Id { get; init; }

    public required string What { get; init; }

    public required string Crm { get; init; }

    public required string RecordKind { get; init; }

    public required string RecordId { get; init; }

    public required string Marker { get; init; }

    /// <value>With a space between.</value>
    public required string RemoteIds { get; init; }

    /// <value>The note's or activity's own row, while something may still make this needless.</value>
    public string? NoteId { get; init; }

    public string? LeaseId { get; init; }

    public long NeedsRewrite { get; init; }

    public long CertainAt { get; init; }

    public long DueAt { get; init; }

    public long Attempts { get; init; }

    public CrmName CrmName => CrmName.Parse(Crm);

    public RecordRef Record => new(Contract.Kinds.RecordKind.Parse(RecordKind), Contract.Ids.RecordId.Parse(RecordId));

    public RemoteKind Kind => What == DeletionBook.Activity ? RemoteKind.Activity : RemoteKind.Note;

    /// <value>The statement that takes that row away.</value>
    public string Drop => What == DeletionBook.Activity ? "deletions.drop_activity" : "deletions.drop_note";

    /// <value>Whether it goes whole unless it is rewritten in the request under way, which has not begun with it.</value>
    public bool AwaitsRewriting => NeedsRewrite == 1 && LeaseId is null && NoteId is not null;

    public IReadOnlyList<string> Ids => RemoteIds.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
