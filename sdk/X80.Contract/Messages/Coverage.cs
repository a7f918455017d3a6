namespace X80.Contract.Messages;

/// <summary>What a reading saw and what it could not read (READ-2). Counts of rows; times of the first and last message read.</summary>
public sealed record Coverage
{
    public required int RowsSeen { get; init; }

    public required int RowsRead { get; init; }

    /// <summary>Rows that the page keeps as empty shells until they scroll into view.</summary>
    public required int NotRendered { get; init; }

    public required int Truncated { get; init; }

    public required int UnknownKind { get; init; }

    public DateTimeOffset? First { get; init; }

    public DateTimeOffset? Last { get; init; }
}
