namespace X80.Sdk.Reading.Raw;

/// <summary>The title as the header shows it, and whether the composer names the same chat.</summary>
internal sealed record RawIdentity
{
    public required string Title { get; init; }

    public required bool Witnessed { get; init; }

    /// <summary>The channel's own id of the chat, where the rows bear it.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Ids of the rows on screen; with a look at the identity alone, since a whole reading holds its messages.</summary>
    public IReadOnlyList<string>? MessageIds { get; init; }

    public override string ToString() => "raw identity";
}
