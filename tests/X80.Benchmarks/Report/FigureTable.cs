using System.Globalization;

namespace X80.Benchmarks.Report;

/// <summary>The table of <c>docs/performance.md</c>, between two marks, from the figures that are kept.</summary>
internal static class FigureTable
{
    private const string From = "<!-- figures: written by -- table -->";
    private const string Until = "<!-- end of figures -->";

    /// <summary>Writes it anew.</summary>
    /// <exception cref="InvalidOperationException">The page has no place for it.</exception>
    public static void WriteTo(string page, IEnumerable<KeptFigure> figures)
    {
        var text = File.ReadAllText(page);
        var (from, until) = (text.IndexOf(From, StringComparison.Ordinal), text.IndexOf(Until, StringComparison.Ordinal));
        if (from < 0 || until < from)
        {
            throw new InvalidOperationException($"{page} has no place for the table: put the lines '{From}' and '{Until}' into it.");
        }

        File.WriteAllText(page, $"{text[..from]}{From}\n\n{Render(figures)}\n{text[until..]}");
    }

    /// <returns>A table for each machine and day of each group, under a line that names them.</returns>
    private static string Render(IEnumerable<KeptFigure> figures)
    {
        var blocks = figures.GroupBy(figure => (figure.Group, figure.Day, figure.Machine)).Select(block =>
            $"**{block.Key.Group}**, {block.Key.Day}, {block.Key.Machine}\n\n| what | measured | bar | |\n|---|---|---|---|\n{string.Concat(block.Select(Row))}");
        return string.Join("\n", blocks);
    }

    private static string Row(KeptFigure figure)
    {
        var isMet = figure.AtLeast ? figure.Value >= figure.Bar : figure.Value <= figure.Bar;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {figure.What} | {figure.Value:0.####} | at {(figure.AtLeast ? "least" : "most")} {figure.Bar:0.####} | {(isMet ? "met" : "**missed**")} |\n");
    }
}
