using X80.Contract.Kinds;

namespace X80.Simulator.Practice.Source;

/// <summary>A source conversation: people, and rows in order. The page's markup and the expected reading are both made from it.</summary>
internal sealed class SourceChat
{
    private readonly List<SourceRow> rows = [];
    private readonly int seed;
    private readonly DateOnly today;
    private DateOnly day;
    private int made;

    public SourceChat(int seed, string id, string title, DateOnly today) =>
        (this.seed, Id, Title, this.today, day) = (seed, id, title, today, today);

    public string Id { get; }

    public string Title { get; }

    /// <summary>E.164, where the title is an unsaved number.</summary>
    public string? Phone { get; init; }

    /// <summary>Members beside the owner; empty for a chat with one person.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>The chat's own id, which the page showed until 2026.</summary>
    public string Jid { get; init; } = "5521900000000@c.us";

    /// <summary>Ids of the members by their names, where they are not the chat's own.</summary>
    public IReadOnlyDictionary<string, string> Jids { get; init; } = new Dictionary<string, string>();

    /// <summary>So many of the first rows are loaded and not on the page.</summary>
    public int Island { get; init; }

    public ComposerState Composer { get; init; } = ComposerState.Open;

    /// <summary>Whether a picture of its author stands beside the first row of a run.</summary>
    public bool Avatars { get; init; }

    public bool IsGroup => Members.Count > 0;

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
            Id = Invented.MessageId(seed, Id, made++),
            At = at,
            Kind = kind,
            Author = author,
            Own = author == Conversations.Owner,
        });
        rows.Add(row);
        return row;
    }

    /// <summary>Leaves of the rows what a page can show.</summary>
    /// <param name="shown">The row as it is shown; null for none.</param>
    public void Keep(Func<SourceRow, SourceRow?> shown)
    {
        SourceRow[] kept = [.. rows.Select(shown).OfType<SourceRow>()];
        rows.Clear();
        rows.AddRange(kept);
    }

    /// <summary>Whether a row opens a run of one author: only the first bubble of a run has a tail and a label.</summary>
    public bool OpensRun(int index) =>
        index == 0 || OpensDay(index) || rows[index].Author is null || rows[index].UnreadBar
        || rows[index - 1].Author != rows[index].Author || rows[index - 1].Own != rows[index].Own;

    public bool OpensDay(int index) => index == 0 || rows[index - 1].At.Date != rows[index].At.Date;
}
