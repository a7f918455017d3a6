namespace X80.ReferenceServer.Tests.Histories;

/// <summary>A chat as the channel shows it, and what the contract says the backend holds of it. Messages are numbers, in their order.</summary>
internal sealed class ModelChat
{
    public const int Length = 6;
    public const string Deleted = "[deleted]";
    private readonly HashSet<int> withheld = [];

    /// <summary>Below which of them a page showed the next.</summary>
    private HashSet<int> joined = [];
    private int edits;

    /// <summary>What the page shows now, by number.</summary>
    public string[] Page { get; } = [.. Enumerable.Range(0, Length).Select(number => $"text-{number}-v0")];
    public bool IsOpen { get; private set; }
    public bool IsShared { get; set; }
    public string? Record { get; set; }
    public SortedDictionary<int, string> Rows { get; private set; } = [];

    /// <summary>Which were shared one by one: they may leave while the chat is Private.</summary>
    public HashSet<int> Alone { get; } = [];

    /// <summary>A note of some of its rows, under the number of those taken back: "not read" stands between two that no page, and no chain of pages, joins.</summary>
    public string Note(IReadOnlyList<int> numbers) => (withheld.Count == 0 ? "" : $"{withheld.Count} ") + string.Join(' ', numbers.Select((number, i) =>
        i == 0 || Enumerable.Range(numbers[i - 1], number - numbers[i - 1]).All(joined.Contains) ? Rows[number] : $"[not read {Rows[number]}"));

    /// <returns>The answer to what changes no note, or of a chat that was never opened; null for any other step.</returns>
    public string? Begin(Step step)
    {
        IsOpen |= step.Act == Act.Open;
        var isEdited = step.Act == Act.Edit && Page[step.From] != Deleted;
        Page[step.From] = step.Act == Act.Delete ? Deleted : isEdited ? $"text-{step.From}-v{++edits}" : Page[step.From];
        (Rows, joined) = step.Withdraws ? ([], []) : (Rows, joined);
        return step.Act is Act.Edit or Act.Delete or Act.Open ? "ok" : IsOpen ? null : "not-found";
    }

    public string Share(int number)
    {
        if (Record is not null)
        {
            withheld.Remove(number);
            Alone.Add(number);
            Rows[number] = Page[number];
        }

        return Record is null ? "not-linked" : "ok";
    }

    public string TakeBack(int number) => Rows.Remove(number) && withheld.Add(number) ? "ok" : "not-found";

    /// <returns>What the answer counts and which rows are new, or the problem's word.</returns>
    public (string Answer, List<int> Changed) Sync(Step step)
    {
        var shown = Enumerable.Range(Math.Min(step.From, step.To), Math.Abs(step.To - step.From) + 1).ToList();
        if (!IsShared || Record is null || (Rows.Count > 0 && !step.Yes && !shown.Exists(Rows.ContainsKey)))
        {
            return (!IsShared ? "conversation-private" : Record is null ? "not-linked" : "identity-unproved", []);
        }

        var taken = shown.FindAll(number => !withheld.Contains(number));
        var changed = taken.FindAll(number => Rows.GetValueOrDefault(number) != Page[number]);
        var edited = changed.Count(Rows.ContainsKey);
        var (fresh, known, kept) = (changed.Count - edited, taken.Count - changed.Count, shown.Count - taken.Count);
        changed.ForEach(number => Rows[number] = Page[number]);
        Alone.ExceptWith(changed);
        joined.UnionWith(shown[..^1]);
        return ($"ok {fresh} new, {known} known, {edited} edited, {kept} withheld, {Rows.Count} in all", changed);
    }
}
