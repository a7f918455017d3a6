namespace X80.ReferenceServer.Crm.Matching;

/// <summary>Which word of a title belongs to which word of a name, in whatever order, the closest first.</summary>
internal sealed class WordPairs
{
    private readonly HashSet<NameWord> title = [];
    private readonly HashSet<NameWord> name = [];

    private WordPairs(IReadOnlyList<NameWord> titleWords, IReadOnlyList<NameWord> nameWords)
    {
        if (AreOneJoined(titleWords, nameWords))
        {
            title.UnionWith(titleWords);
            name.UnionWith(nameWords);
            IsFull = titleWords.Count > 1 || nameWords.Count > 1;
        }
        else
        {
            Pair(titleWords, nameWords);
        }

        Count = Math.Min(title.Count, name.Count);
        IsFull |= Count > 1 || title.Any(word => word.IsWholeName);
        (CoverTitle, CoverName) = (title.Count == titleWords.Count, name.Count == nameWords.Count);
        (PairFirst, PairLast) = (name.Contains(nameWords[0]), name.Contains(nameWords[^1]));
        Unpaired = [.. titleWords.Where(word => !title.Contains(word))];
        OnlyAddsInitials = Count > 1 && Unpaired.Count > 0 && Unpaired.All(word => word.IsInitial) && title.Contains(titleWords[0]) && title.Contains(titleWords[^1]);
    }

    public int Count { get; }

    /// <value>The loosest of the bonds.</value>
    public WordBond Weakest { get; private set; } = WordBond.Same;

    public bool IsStrong => Weakest >= WordBond.Spelling;

    /// <value>More than a first name or a surname.</value>
    public bool IsFull { get; private set; }

    public bool CoverTitle { get; }

    public bool CoverName { get; }

    /// <value>The name's first word has its pair.</value>
    public bool PairFirst { get; }

    public bool PairLast { get; }

    /// <value>Words of the title.</value>
    public IReadOnlyList<NameWord> Unpaired { get; }

    /// <value>The title says more than the pairs by initials alone, and they stand between first name and surname.</value>
    public bool OnlyAddsInitials { get; }

    public static WordPairs Of(IReadOnlyList<NameWord> title, IReadOnlyList<NameWord> name) => new(title, name);

    /// <summary>The same letters, wherever the spaces stand.</summary>
    private static bool AreOneJoined(IReadOnlyList<NameWord> one, IReadOnlyList<NameWord> other) =>
        one.Sum(word => word.Text.Length) == other.Sum(word => word.Text.Length)
        && string.Concat(one.Select(word => word.Text)) == string.Concat(other.Select(word => word.Text));

    private void Pair(IReadOnlyList<NameWord> titleWords, IReadOnlyList<NameWord> nameWords)
    {
        var bonds = new List<(NameWord Mine, NameWord Theirs, WordBond Bond)>();
        foreach (var mine in titleWords)
        {
            foreach (var theirs in nameWords)
            {
                if (mine.BondWith(theirs) is var bond and not WordBond.None)
                {
                    bonds.Add((mine, theirs, bond));
                }
            }
        }

        foreach (var (mine, theirs, bond) in bonds.OrderByDescending(one => one.Bond))
        {
            if (!title.Contains(mine) && !name.Contains(theirs))
            {
                title.Add(mine);
                name.Add(theirs);
                Weakest = bond < Weakest ? bond : Weakest;
            }
        }
    }
}
