using X80.Contract.Conversations;

namespace X80.Cli.Ledger;

/// <summary>One line of <c>x80 ledger erase --json</c>.</summary>
/// <param name="Conversation">The backend's id of the chat.</param>
/// <param name="Chat">Its name, where this machine's ledger has it.</param>
/// <param name="Copies">Each copy, and whether it is <c>erased</c> or still <c>owed</c>.</param>
internal sealed record ErasedAnswer(string Conversation, string? Chat, IReadOnlyList<WithdrawnCopy> Copies);
