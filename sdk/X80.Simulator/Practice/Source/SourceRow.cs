using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Messages;

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

    public string Plain => string.Concat(Words.Select(span => span.Text));

    /// <summary>Whether the page puts time and author on the row as an attribute: every row with words in it, but events.</summary>
    public bool CarriesPrePlainText => Words.Count > 0 && Kind != MessageKind.Event;

    public bool IsMedium => Kind != MessageKind.Text && Kind != MessageKind.Event && Kind != MessageKind.Deleted;

    /// <summary>What a right reading of this row is.</summary>
    public CapturedMessage ToExpected(TimeZoneInfo zone)
    {
        // An event shows no clock time: the day of its pill is all that is known.
        var at = Kind == MessageKind.Event ? At.Date : At;
        return new CapturedMessage
        {
            Id = MessageId.Parse(Id),
            SentAt = new DateTimeOffset(at, zone.GetUtcOffset(at)),
            SentAtCertainty = Kind == MessageKind.Event ? TimeCertainty.Day : TimeCertainty.Minute,
            Author = Author,
            Direction = Author is null ? Direction.Unknown : Own ? Direction.Out : Direction.In,
            Kind = Kind,
            Text = IsMedium ? NullIfEmpty(string.Join('\n', Lines)) : NullIfEmpty(Plain),
            Caption = IsMedium ? NullIfEmpty(Plain) : null,
            FileName = FileName,
            Edited = Edited ? true : null,
            Forwarded = Forwarded ? true : null,
            Truncated = Truncated ? true : null,
        };
    }

    public override string ToString() => $"row {Id} ({Kind})";

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
