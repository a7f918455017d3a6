namespace X80.Contract.Messages;

/// <summary>How a chat was read: ids, counts and times only, never content (WIRE: member <c>reading</c>).</summary>
public sealed record ReadingReport
{
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>The page's flavour, such as <c>e</c>.</summary>
    public required string Flavour { get; init; }

    public required PackStamp Pack { get; init; }

    public required Coverage Coverage { get; init; }

    /// <summary>The strategy that answered, by stage.</summary>
    public required IReadOnlyDictionary<string, string> Strategies { get; init; }

    /// <summary>What the page shows of the other side's wishes, such as <c>disappearing</c> (READ-8).</summary>
    public required IReadOnlyList<string> Flags { get; init; }
}
