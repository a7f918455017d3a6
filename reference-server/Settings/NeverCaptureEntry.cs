namespace X80.ReferenceServer.Settings;

/// <summary>An entry of a never-capture list as it is shown: what it names is kept as tags and cannot be shown.</summary>
internal sealed class NeverCaptureEntry
{
    public required string Id { get; init; }

    public required string Form { get; init; }

    public required string Channel { get; init; }

    public required string Label { get; init; }

    public long AddedAt { get; init; }
}
