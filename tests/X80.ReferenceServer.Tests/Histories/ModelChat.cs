namespace X80.ReferenceServer.Tests.Histories;

/// <summary>A chat as the channel shows it, and what the contract says the backend holds of it. Messages are numbers, in their order.</summary>
internal sealed class ModelChat
{
    public const int Length = 6;
    public const string Deleted = "[deleted]";

    /// <summary>What the page shows now, by number.</summary>
    public string[] Page { get; } = [.. Enumerable.Range(0, Length).Select(number => $"text-{number}-v0")];

    public bool IsOpen { get; set; }

    public bool IsShared { get; set; }

    public string? Record { get; set; }

    public SortedDictionary<int, string> Rows { get; } = [];

    public HashSet<int> Withheld { get; } = [];

    public void Edit(int number, string text) => Page[number] = Page[number] == Deleted ? Deleted : text;

    public string Share(int number)
    {
        if (Record is not null)
        {
            Withheld.Remove(number);
            Rows[number] = Page[number];
        }

        return Record is null ? "not-linked" : "ok";
    }

    public string TakeBack(int number) => Rows.Remove(number) && Withheld.Add(number) ? "ok" : "not-found";

    /// <returns>What the answer counts and which rows are new, or the problem's word.</returns>
    public (string Answer, IReadOnlyList<int> Changed) Sync(Step step)
    {
        var shown = Enumerable.Range(Math.Min(step.From, step.To), Math.Abs(step.To - step.From) + 1).ToList();
        if (!IsShared || Record is null)
        {
            return (IsShared ? "not-linked" : "conversation-private", []);
        }

        if (Rows.Count > 0 && !step.Yes && !shown.Any(Rows.ContainsKey))
        {
            return ("identity-unproved", []);
        }

        var taken = shown.Where(number => !Withheld.Contains(number)).ToList();
        var edited = taken.Count(number => Rows.TryGetValue(number, out var held) && held != Page[number]);
        var changed = taken.Where(number => Rows.GetValueOrDefault(number) != Page[number]).ToList();
        changed.ForEach(number => Rows[number] = Page[number]);
        var (fresh, known, withheld) = (changed.Count - edited, taken.Count - changed.Count, shown.Count - taken.Count);
        return ($"ok {fresh} new, {known} known, {edited} edited, {withheld} withheld, {Rows.Count} in all", changed);
    }
}
