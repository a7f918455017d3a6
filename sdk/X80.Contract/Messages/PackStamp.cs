namespace X80.Contract.Messages;

/// <summary>Which reader pack read the page.</summary>
public sealed record PackStamp
{
    public required string Id { get; init; }

    public required string Version { get; init; }
}
