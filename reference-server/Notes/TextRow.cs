namespace X80.ReferenceServer.Notes;

/// <summary>The tag of a text that this server may have written as one part of a note.</summary>
internal sealed class TextRow
{
    public long Number { get; init; }

    public required byte[] Tag { get; init; }
}
