namespace X80.ReferenceServer.Conversing;

/// <summary>A stored message as it lies in the database.</summary>
internal sealed class SealedRow
{
    public string Id { get; init; } = "";

    public byte[] Sealed { get; init; } = [];

    public byte[] Wrapped { get; init; } = [];
}
