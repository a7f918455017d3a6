namespace X80.Sdk.Reading.Packs;

/// <summary>A screen without a chat, and the reason it gives for not reading.</summary>
public sealed record PackScreen
{
    public required string Id { get; init; }

    public required string Select { get; init; }

    public required string Why { get; init; }
}
