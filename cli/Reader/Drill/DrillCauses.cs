using System.Globalization;
using System.Text;

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

    public static string Write(IReadOnlyList<DrillCause> causes)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{"pages",-7}{"outcome",-9}lost | eras | most often changed by | seeds");
        foreach (var cause in causes)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{cause.Pages,-7}{cause.Outcome.ToString().ToLowerInvariant(),-9}{cause.Lost} | {string.Join(", ", cause.Eras)} | {string.Join(", ", cause.Mutations)} | {string.Join(", ", cause.Seeds)}");
        }

        return text.ToString();
    }

    private static IReadOnlyList<string> Counted(IEnumerable<string> names, int most) =>
        [.. names.CountBy(name => name).OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal).Take(most).Select(each => $"{each.Key} {each.Value}")];
}
