using X80.Contract.Conversations;

namespace X80.Contract.Messages;

/// <summary>What a sync did: counts of this request, the total held, and the note that was written.</summary>
public sealed record SyncResult
{
    public required int Accepted { get; init; }

    public required int Duplicates { get; init; }

    public required int Edited { get; init; }

    /// <summary>Messages that a person took back and that a sync does not bring back (GATE-5).</summary>
    public required int Withheld { get; init; }

    public required int Total { get; init; }

    public required NoteRef Note { get; init; }

    public required Conversation Conversation { get; init; }
}
