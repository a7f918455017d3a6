using X80.Contract.Kinds;

namespace X80.Simulator.Practice.Source;

/// <summary>One row of a source conversation: what was said, before any page shows it.</summary>
internal sealed record SourceRow
{
    public required string Id { get; init; }

    /// <summary>Wall-clock time of the member's machine, to the minute.</summary>
    public required DateTime At { get; init; }

    public required MessageKind Kind { get; init; }

    /// <summary>The name as the page writes it; null for an event, which no member wrote.</summary>
    public string? Author { get; init; }

    public bool Own { get; init; }

    /// <summary>The body of a text, the caption of a medium, the words of an event.</summary>
    public IReadOnlyList<SourceSpan> Words { get; init; } = [];

    /// <summary>Question and options of a poll; the name on a contact card.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    public string? FileName { get; init; }

    public SourceQuote? Quote { get; init; }

    public bool Edited { get; init; }

    public bool Forwarded { get; init; }

    public bool Truncated { get; init; }

    /// <summary>The page keeps the row's place and shows nothing of it.</summary>
    public bool Shell { get; init; }

    /// <summary>One large emoji, which the page draws without the usual body element.</summary>
    public bool LargeEmoji { get; init; }

    public bool Starred { get; init; }

    /// <summary>An emoji that somebody put under the message; no part of it.</summary>
    public string? Reaction { get; init; }

    /// <summary>What an unsaved member of a group calls himself; shown beside his number.</summary>
    public string? PushName { get; init; }

    /// <summary>Buttons under the words of a message of a business.</summary>
    public IReadOnlyList<string> Buttons { get; init; } = [];

    /// <summary>A bar above the row tells how many messages were not read.</summary>
    public bool UnreadBar { get; init; }

    /// <summary>The words of a message that the page does not have yet, or shows once, are the page's own.</summary>
    public string? Placeholder { get; init; }

    /// <summary>Whether the page shows whether an own message arrived: not for calls and what was deleted.</summary>
    public bool HasTicks => Own && Kind != MessageKind.Deleted && Kind != MessageKind.Call;

    public string Plain => string.Concat(Words.Select(span => span.Text));

    /// <summary>Whether the page puts time and author on the row as an attribute: every row with words in it, but events.</summary>
    public bool CarriesPrePlainText => Words.Count > 0 && Kind != MessageKind.Event;

    public bool IsMedium => Kind != MessageKind.Text && Kind != MessageKind.Event && Kind != MessageKind.Deleted;

    public override string ToString() => $"row {Id} ({Kind})";
}
