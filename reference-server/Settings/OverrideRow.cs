namespace X80.ReferenceServer.Settings;

/// <summary>A stored override of one <see cref="NeverCaptureReason"/> for one conversation.</summary>
internal sealed class OverrideRow
{
    public required string What { get; init; }

    public long AddedAt { get; init; }
}
