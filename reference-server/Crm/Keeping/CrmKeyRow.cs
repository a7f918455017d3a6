namespace X80.ReferenceServer.Crm.Keeping;

/// <summary>A sealed key, and the epoch that it is sealed under.</summary>
internal sealed class CrmKeyRow
{
    public required string WorkspaceId { get; init; }

    public required string Crm { get; init; }

    public long Epoch { get; init; }

    public byte[] Sealed { get; init; } = [];
}
