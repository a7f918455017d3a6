namespace X80.Contract.Conversations;

/// <summary>One numbered part of the note. Content.</summary>
public sealed class NotePart
{
    public required string Title { get; init; }

    public required string Text { get; init; }
}
