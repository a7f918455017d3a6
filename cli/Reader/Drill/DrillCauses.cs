using static System.FormattableString;

namespace X80.Cli.Reader.Drill;

/// <summary>Why pages were not read exactly: what was lost, by how many pages, the most first.</summary>
internal static class DrillCauses
{
    private const int Shown = 3;

    public static IReadOnlyList<DrillCause> Of(IEnumerable<DrillPage> pages) =>
    [
        .. pages.Where(page => page.Lost.Count > 0)
            .GroupBy(page => (page.Outcome, Lost: string.Join(", ", page.Lost)))
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Lost, StringComparer.Ordinal)
            .Select(group => new DrillCause(
                group.Key.Outcome,
                group.Key.Lost,
                group.Count(),
                Counted(group.Select(page => page.Era), int.MaxValue),
                Counted(group.SelectMany(page => page.Mutations.Select(mutation => mutation.ToString()).Distinct()), Shown),
                [.. group.Select(page => page.Seed).Take(Shown)])),
    ];

    public static IEnumerable<string> Lines(IReadOnlyList<DrillCause> causes) =>
        causes.Select(cause => Line(
                Invariant($"{cause.Pages}"), cause.Outcome.ToString().ToLowerInvariant(), cause.Lost, string.Join(", ", cause.Eras), string.Join(", ", cause.Mutations), string.Join(", ", cause.Seeds)))
            .Prepend(Line("pages", "outcome", "lost", "eras", "most often changed by", "seeds"));

    // Two blanks before what may be long: on a narrow terminal it goes on below itself.
    private static string Line(string pages, string outcome, params string[] others) => $"{pages,-6} {outcome,-8}  {string.Join(" | ", others)}";

    private static IReadOnlyList<string> Counted(IEnumerable<string> names, int most) =>
        [.. names.CountBy(name => name).OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal).Take(most).Select(each => $"{each.Key} {each.Value}")];
}
