namespace X80.ReferenceServer.Notes;

/// <summary>A message that is published in a note, without its content.</summary>
internal sealed class ListedRow
{
    public required string MessageId { get; init; }

    public long Acknowledged { get; init; }

    public required string Origin { get; init; }

    public bool IsSharedAlone => Origin == "share";
}
