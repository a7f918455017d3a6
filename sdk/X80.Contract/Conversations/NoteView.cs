using X80.Contract.Kinds;

namespace X80.Contract.Conversations;

/// <summary>The note as last written (<c>GET conversations/{id}/note</c>). Content.</summary>
public sealed class NoteView
{
    public required NoteState State { get; init; }

    public required IReadOnlyList<NotePart> Parts { get; init; }
}
