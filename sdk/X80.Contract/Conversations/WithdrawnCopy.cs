namespace X80.Contract.Conversations;

/// <summary>One copy of what was transmitted, and whether it is gone (GATE-6).</summary>
public sealed record WithdrawnCopy
{
    /// <summary>What it was, such as <c>messages</c>, <c>note</c> or <c>activity</c>.</summary>
    public required string What { get; init; }

    /// <summary><c>erased</c>, or <c>owed</c> until it is.</summary>
    public required string State { get; init; }
}
