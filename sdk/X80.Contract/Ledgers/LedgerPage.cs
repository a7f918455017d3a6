namespace X80.Contract.Ledgers;

/// <summary>A page of the member's audit trail, oldest first.</summary>
public sealed record LedgerPage
{
    public required IReadOnlyList<LedgerEntry> Items { get; init; }

    public string? Next { get; init; }
}
