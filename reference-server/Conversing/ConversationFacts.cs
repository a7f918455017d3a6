using X80.Contract.Kinds;
using X80.ReferenceServer.Notes;

namespace X80.ReferenceServer.Conversing;

/// <summary>What one snapshot says of a conversation.</summary>
internal sealed record ConversationFacts(ConversationRow Row, int Messages, MessageSpan Span, NoteRow? Note)
{
    /// <summary>A copy in a CRM is still to go, or a call that was ended by a flip is not yet over.</summary>
    public bool IsSettling { get; init; }

    public NoteState NoteState =>
        IsSettling ? NoteState.Settling
        : Note is null ? NoteState.None
        : Note is { IsRemote: true, Behind: 1 } ? NoteState.Behind
        : NoteState.Current;
}
