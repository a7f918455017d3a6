using X80.Contract.Messages;

namespace X80.ReferenceServer.Notes;

/// <summary>
/// Rolls a note over into parts, message by message: what comes next depends on the place alone, so that a note that grew
/// at its end need not be rendered again to know its parts.
/// </summary>
internal sealed class NoteRoll(NoteHead head, int partLength, RollPlace place)
{
    /// <summary>No message can pass for it: each begins with its time, and goes on set in.</summary>
    private const string Gap = "[not read: there may be messages here]\n";

    public NoteRoll(NoteHead head, int partLength)
        : this(head, partLength, new RollPlace(1, NoteRenderer.LongestHeader(head), ""))
    {
    }

    public RollPlace Place { get; private set; } = place;

    /// <param name="message">The next message.</param>
    /// <param name="isAfterGap">Whether something may stand above it that was not read.</param>
    /// <returns>Whether a new part begins with this message, and the message as text, with the heading of its day where that is new.</returns>
    public (bool OpensPart, string Text) Next(CapturedMessage message, bool isAfterGap = false)
    {
        var line = NoteLine.Of(message, head) + "\n";
        var gap = isAfterGap ? Gap : "";
        var text = gap + Heading(message, Place) + line;
        var opens = Place.Length + text.Length > partLength;
        if (opens)
        {
            Place = new RollPlace(Place.Parts + 1, 0, "");
            text = gap + Heading(message, Place) + line;
        }

        Place = Place with { Length = Place.Length + text.Length, Day = DayOf(message, Place) };
        return (opens, text);
    }

    private string Heading(CapturedMessage message, RollPlace at) =>
        DayOf(message, at) is var day && day == at.Day ? "" : $"{(at.Length == 0 ? "" : "\n")}{day}\n";

    private string DayOf(CapturedMessage message, RollPlace at) =>
        NoteDay.Of(message, head) is { } day ? NoteDay.Long(day) : at.Day.Length == 0 ? "Day unknown" : at.Day;
}
