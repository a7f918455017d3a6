namespace X80.Cli.Ledger;

/// <summary>One line of <c>x80 ledger held --json</c>: what the backend holds of a chat.</summary>
/// <param name="Conversation">The backend's id of the chat.</param>
/// <param name="Channel">On which channel.</param>
/// <param name="Chat">Its name, where this machine's ledger has it.</param>
/// <param name="Privacy"><c>private</c> or <c>shared</c>.</param>
/// <param name="Messages">How many messages are held.</param>
/// <param name="First">When the first was written, in UTC; null where no time is known.</param>
/// <param name="Last">When the last was written.</param>
/// <param name="Record">The CRM's record that it is linked to; null where there is none.</param>
/// <param name="Note">The note's state, such as <c>current</c>; null where there is none.</param>
internal sealed record HeldAnswer(
    string Conversation, string Channel, string? Chat, string Privacy, int Messages, DateTimeOffset? First, DateTimeOffset? Last, string? Record, string? Note);
