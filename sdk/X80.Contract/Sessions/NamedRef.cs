namespace X80.Contract.Sessions;

/// <summary>Somebody or something with an id and a name to show.</summary>
public sealed record NamedRef
{
    public required string Id { get; init; }

    public required string Name { get; init; }
}
