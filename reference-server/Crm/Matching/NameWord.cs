using FuzzySharp;

namespace X80.ReferenceServer.Crm.Matching;

/// <summary>One word of a name, in the forms in which it may be written.</summary>
internal sealed class NameWord(string text)
{
    private const int NearRatio = 80;
    private const int FewestNear = 4;
    private const int FewestCut = 3;
    private string? sound;

    /// <value>Lower case, without accents.</value>
    public string Text { get; } = LatinForms.Plain(text);

    /// <value>The word itself, and as it is written in plain Latin letters where it is not.</value>
    public IReadOnlyList<string> Forms { get; } = LatinForms.Of(text);

    /// <value>One capital letter: an initial, where a small one joins two names.</value>
    public bool IsInitial { get; } = text.Length == 1 && char.IsUpper(text[0]);

    /// <value>A whole name in one word, as scripts without spaces write them.</value>
    public bool IsWholeName => Text.Length >= 2 && Text.All(letter => letter >= '\u2E80') && !Text.Any(letter => letter is >= '\uD800' and <= '\uDFFF');

    private string Sound => sound ??= LatinForms.SoundOf(Forms[^1]);

    public WordBond BondWith(NameWord other)
    {
        if (IsOneOf(other))
        {
            return WordBond.Same;
        }

        if (Forms.Any(form => other.Forms.Any(held => PetNames.AreOne(form, held))))
        {
            return WordBond.PetName;
        }

        if (Text.Length >= FewestNear && other.Text.Length >= FewestNear && Sound == other.Sound)
        {
            return WordBond.Spelling;
        }

        var (mine, theirs) = (Forms[^1], other.Forms[^1]);
        if (mine[0] != theirs[0])
        {
            return WordBond.None;
        }

        if (mine.Length == 1 || theirs.Length == 1)
        {
            return WordBond.Initial;
        }

        var isNear = mine.Length >= FewestNear && theirs.Length >= FewestNear && Fuzz.Ratio(mine, theirs) >= NearRatio;
        return isNear || IsCutOf(mine, theirs) || IsCutOf(theirs, mine) ? WordBond.Near : WordBond.None;
    }

    /// <summary>A short form that no table knows: Rafa of Rafael, Penny of Penelope. A cousin's name can look the same, so it never makes it likely.</summary>
    private static bool IsCutOf(string one, string whole)
    {
        var stem = one.TrimEnd('y', 'i', 'e');
        stem = stem.Length > FewestCut && stem[^1] == stem[^2] ? stem[..^1] : stem;
        return stem.Length >= FewestCut && whole.Length - one.Length >= FewestCut && (whole.StartsWith(one, StringComparison.Ordinal) || whole.StartsWith(stem, StringComparison.Ordinal));
    }

    private bool IsOneOf(NameWord other)
    {
        foreach (var form in Forms)
        {
            if (other.Forms.Contains(form))
            {
                return true;
            }
        }

        return false;
    }

    public override string ToString() => "word of a name";
}
