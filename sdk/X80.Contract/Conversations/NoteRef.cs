using X80.Contract.Kinds;

namespace X80.Contract.Conversations;

/// <summary>The transcript note in the CRM: how many parts it has and where a person opens it.</summary>
public sealed record NoteRef
{
    public string? Id { get; init; }

    public string? Url { get; init; }

    public int Parts { get; init; }

    public required NoteState State { get; init; }
}
