namespace X80.Sdk.Reading.Packs;

/// <summary>A state of the channel's page that is told by what its chat panel holds and what it does not.</summary>
public sealed record PackFlavour
{
    public required string Id { get; init; }

    public required IReadOnlyList<string> Present { get; init; }

    public required IReadOnlyList<string> Absent { get; init; }
}
