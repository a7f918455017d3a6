namespace X80.Sdk.Reading.Raw;

/// <summary>The title as the header shows it, and whether the composer names the same chat.</summary>
internal sealed record RawIdentity
{
    public required string Title { get; init; }

    public required bool Witnessed { get; init; }

    public override string ToString() => "raw identity";
}
