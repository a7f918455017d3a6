namespace X80.ReferenceServer.Keys;

/// <summary>A wrapped conversation key names the epoch that wrapped it.</summary>
internal sealed class WrappedKeyRow
{
    public long Epoch { get; init; }

    public byte[] Wrapped { get; init; } = [];
}
