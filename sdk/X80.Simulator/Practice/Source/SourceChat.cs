using X80.Contract.Kinds;
using X80.Contract.Messages;

namespace X80.Simulator.Practice.Source;

/// <summary>A source conversation: people, and rows in order. The page's markup and the expected reading are both made from it.</summary>
internal sealed class SourceChat
{
    private readonly List<SourceRow> rows = [];
    private readonly int seed;
    private readonly DateOnly today;
    private DateOnly day;

    public SourceChat(int seed, string id, string title, DateOnly today) =>
        (this.seed, Id, Title, this.today, day, Subtitle) = (seed, id, title, today, today, "click here for contact info");

    public string Id { get; }

    public string Title { get; }

    /// <summary>E.164, where the title is an unsaved number.</summary>
    public string? Phone { get; init; }

    /// <summary>Under the title: the members of a group, or a hint.</summary>
    public string Subtitle { get; init; }

    /// <summary>Members beside the owner; empty for a chat with one person.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>The line in the chat list. Not of the open chat: it carries a canary.</summary>
    public required string Preview { get; set; }

    public int Unread { get; set; }

    public IReadOnlyList<SourceRow> Rows => rows;

    /// <summary>The following rows happened that many days ago.</summary>
    public SourceChat DaysAgo(int days)
    {
        day = today.AddDays(-days);
        return this;
    }

    /// <summary>The other side of a chat with one person writes.</summary>
    public SourceChat In(string time, string text) => From(Title, time, text);

    public SourceChat From(string author, string time, string text) => Add(time, author, MessageKind.Text, row => row with { Words = [new(text)] });

    /// <summary>The owner writes.</summary>
    public SourceChat Out(string time, string text) => From(Conversations.Owner, time, text);

    public SourceChat Event(string time, string text) => Add(time, null, MessageKind.Event, row => row with { Words = [new(text)] });

    public SourceChat Add(string time, string? author, MessageKind kind, Func<SourceRow, SourceRow> shape)
    {
        Append(day.ToDateTime(TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture)), author, kind, shape);
        return this;
    }

    public SourceRow Append(DateTime at, string? author, MessageKind kind, Func<SourceRow, SourceRow> shape)
    {
        var row = shape(new SourceRow
        {
            Id = Invented.MessageId(seed, Id, rows.Count),
            At = at,
            Kind = kind,
            Author = author,
            Own = author == Conversations.Owner,
        });
        rows.Add(row);
        return row;
    }

    /// <summary>Whether a row opens a run of one author: only the first bubble of a run has a tail and a label.</summary>
    public bool OpensRun(int index) =>
        index == 0 || OpensDay(index) || rows[index - 1].Author != rows[index].Author || rows[index].Author is null;

    public bool OpensDay(int index) => index == 0 || rows[index - 1].At.Date != rows[index].At.Date;

    public PracticeChat ToExpected(TimeZoneInfo zone)
    {
        var rendered = rows.Where(row => !row.Shell).ToList();
        var messages = rendered.Select(row => row.ToExpected(zone)).ToList();
        return new PracticeChat(Id, Title.Replace('\u00a0', ' '), Phone, messages, new Coverage
        {
            RowsSeen = rows.Count,
            RowsRead = rendered.Count,
            NotRendered = rows.Count - rendered.Count,
            Truncated = rendered.Count(row => row.Truncated),
            UnknownKind = rendered.Count(row => row.Kind == MessageKind.Unknown),
            First = messages.Min(message => message.SentAt),
            Last = messages.Max(message => message.SentAt),
        });
    }
}
