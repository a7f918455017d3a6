namespace X80.ReferenceServer.Conversing;

/// <summary>One message stood directly above another.</summary>
internal sealed class EdgeRow
{
    public required string BeforeId { get; init; }

    public required string AfterId { get; init; }
}
