using X80.ReferenceServer.Notes;

namespace X80.ReferenceServer.Conversing;

/// <summary>What one snapshot says of a conversation.</summary>
internal sealed record ConversationFacts(ConversationRow Row, int Messages, MessageSpan Span, NoteRow? Note);
