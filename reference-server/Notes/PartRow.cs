namespace X80.ReferenceServer.Notes;

/// <summary>What the CRM calls one part of a note.</summary>
internal sealed class PartRow
{
    public long Number { get; init; }

    public required string RemoteId { get; init; }
}
