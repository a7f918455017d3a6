using X80.Simulator.Practice.Eras;
using X80.Simulator.Practice.Locales;

namespace X80.Simulator.Practice;

/// <summary>
/// An era of the channel's page and a locale: its markup, and its words, times and days. Named such as <c>e/en-GB</c>.
/// </summary>
public sealed class PracticeLook
{
    // The old eras, which no browser meets again, are kept in three locales: twelve hours, dots and slashes, right to left.
    private static readonly string[] OldFlavours = ["a", "b", "c"];
    private static readonly string[] OldLocales = ["en-US-12", "pt-BR", "ar"];

    private PracticeLook(Era era, PageLocale locale) => (Era, Locale) = (era, locale);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PracticeLook> All { get; } =
    [
        .. from era in Era.All
           from locale in PageLocale.All
           where !OldFlavours.Contains(era.Flavour) || OldLocales.Contains(locale.Name)
           select new PracticeLook(era, locale),
    ];

    /// <summary>What the practice page looks like where nothing else is asked for.</summary>
    public static PracticeLook Default => Find("e/en-GB");

    public string Name => $"{Era.Flavour}/{Locale.Name}";

    internal Era Era { get; }

    internal PageLocale Locale { get; }

    /// <exception cref="ArgumentException">There is no such look.</exception>
    public static PracticeLook Find(string name) =>
        All.FirstOrDefault(look => look.Name == name) ?? throw new ArgumentException($"The practice page has no look {name}.", nameof(name));

    public override string ToString() => Name;
}
