namespace X80.Cli.Ledger;

/// <summary>One line of <c>x80 ledger --compare --json</c>: what the backend has and this machine never sent.</summary>
/// <param name="What"><see cref="Sent"/> or <see cref="Held"/>.</param>
/// <param name="At">When, in UTC; null where that is not known.</param>
/// <param name="Act">What was done, such as <c>sync</c>; null for what is held.</param>
/// <param name="Conversation">The backend's id of the chat; null where the act is about none.</param>
/// <param name="Chat">Its name, where this machine knows it.</param>
/// <param name="Counts">As the backend counts, such as <c>accepted=3 total=12</c>.</param>
internal sealed record LedgerDifference(string What, DateTimeOffset? At, string? Act, string? Conversation, string? Chat, string? Counts)
{
    /// <summary>An entry of its trail without a line here.</summary>
    public const string Sent = "sent-elsewhere";

    /// <summary>Messages of a chat of which none was sent from here.</summary>
    public const string Held = "held-unknown";
}
