namespace X80.Sdk.Reading.Packs;

/// <summary>Marks of two states of the page. Where a panel holds all of them, it is read as neither.</summary>
public sealed record PackConflict
{
    public required string Id { get; init; }

    public required IReadOnlyList<string> Select { get; init; }
}
