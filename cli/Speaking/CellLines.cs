using System.Text;
using Spectre.Console;

namespace X80.Cli.Speaking;

/// <summary>
/// Rows of cells as people read them: on a terminal side by side under their names, every line within its width, or where that is too
/// narrow each row as a list; in a pipe with tabs between, whole, without the names.
/// </summary>
internal static class CellLines
{
    private const string Cut = "…";
    private const string Between = "  ";

    // Less of a cell tells nobody what it is.
    private const int Narrowest = 8;

    // Half of a time is of no use, nor of what is still owed, nor of an id, which people copy into another command.
    private static readonly string[] NeverCut = ["token", "conversation", "at", "first", "last", "copies"];

    // A name that is written from right to left is read by itself, so that it does not turn its neighbours round.
    private const char Isolate = '\u2068';
    private const char EndIsolate = '\u2069';

    /// <param name="names">Of the columns.</param>
    /// <param name="rows">The cells, printable; as many a row as there are names.</param>
    /// <param name="width">Of the terminal in cells; null for a pipe.</param>
    public static IEnumerable<string> Of(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<string>> rows, int? width)
    {
        if (width is not { } most)
        {
            return rows.Select(row => string.Join('\t', row));
        }

        if (rows.Count == 0)
        {
            return [];
        }

        IReadOnlyList<IReadOnlyList<string>> all = [names, .. rows];
        var widths = Fit([.. names.Select((_, column) => all.Max(row => row[column].GetCellWidth()))], [.. names.Select(NeverCut.Contains)], most);
        return Sum(widths) > most
            ? rows.SelectMany(row => Listed(names, row, most))
            : all.Select(row => string.Join(Between, row.Select((cell, column) => Cell(cell, widths[column], isLast: column == row.Count - 1))));
    }

    private static int Sum(int[] widths) => widths.Sum() + (Between.Length * (widths.Length - 1));

    /// <summary>A row, and an empty line after it.</summary>
    private static IEnumerable<string> Listed(IReadOnlyList<string> names, IReadOnlyList<string> row, int width)
    {
        var label = names.Max(name => name.Length) + Between.Length;
        return names.Zip(row).Where(cell => cell.Second.Length > 0).SelectMany(cell => FoldedText.Of(cell.First.PadRight(label), cell.Second, width)).Append("");
    }

    /// <summary>Takes from the widest column that may be cut until all stand side by side, or nothing is left to take.</summary>
    private static int[] Fit(int[] widths, bool[] isKept, int most)
    {
        while (Sum(widths) > most && Widest() is var widest && widths[widest] > Narrowest && !isKept[widest])
        {
            widths[widest]--;
        }

        return widths;

        int Widest() => Enumerable.Range(0, widths.Length).MaxBy(column => isKept[column] ? 0 : widths[column]);
    }

    private static string Cell(string text, int width, bool isLast)
    {
        var shown = text.GetCellWidth() <= width ? text : Shorten(text, width);
        var filled = isLast ? shown : shown + new string(' ', width - shown.GetCellWidth());
        return filled.Any(IsRightToLeft) ? Isolate + filled + EndIsolate : filled;
    }

    private static string Shorten(string text, int width)
    {
        var kept = new StringBuilder();
        var left = width - 1;
        foreach (var rune in text.EnumerateRunes())
        {
            left -= rune.ToString().GetCellWidth();
            if (left < 0)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept + Cut;
    }

    // Hebrew, Arabic, Syriac, Thaana and N'Ko with their forms of presentation.
    private static bool IsRightToLeft(char c) => c is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC';
}
