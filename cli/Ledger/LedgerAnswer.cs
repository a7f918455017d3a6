namespace X80.Cli.Ledger;

/// <summary>One line of <c>x80 ledger --json</c>.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="Act">What was sent, such as <c>sync</c>, or taken away, such as <c>withdraw</c>.</param>
/// <param name="Channel">On which channel.</param>
/// <param name="Conversation">The backend's id of the chat.</param>
/// <param name="Chat">Its name as the page showed it; null where it cannot be read any more.</param>
/// <param name="Messages">How many messages went.</param>
/// <param name="Click">The id of the click that paid for it.</param>
/// <param name="Answer"><c>done</c>, <c>unanswered</c>, or the word of the failure.</param>
internal sealed record LedgerAnswer(
    DateTimeOffset At, string Act, string Channel, string Conversation, string? Chat, int Messages, string Click, string Answer);
