using System.Text;
using Spectre.Console;

namespace X80.Cli.Speaking;

/// <summary>A sentence on a terminal, folded between words; in a pipe it stays on its line.</summary>
internal static class FoldedText
{
    private const int Narrowest = 20;
    private const int Further = 2;

    /// <param name="head">What stands before its first line; the others are as far in.</param>
    /// <param name="text">The sentence.</param>
    /// <param name="width">Of the terminal in cells; null for a pipe.</param>
    public static IEnumerable<string> Of(string head, string text, int? width)
    {
        var room = width is { } all ? Math.Max(all - head.GetCellWidth(), Narrowest) : int.MaxValue;
        var line = new StringBuilder(head);
        var used = 0;
        foreach (var word in text.Split(' ').SelectMany(word => Pieces(word, room)))
        {
            if (used > 0 && used + 1 + word.GetCellWidth() > room)
            {
                yield return line.ToString();
                line.Clear().Append(' ', head.GetCellWidth());
                used = 0;
            }

            line.Append(used == 0 ? "" : " ").Append(word);
            used += word.GetCellWidth() + (used == 0 ? 0 : 1);
        }

        yield return line.ToString();
    }

    /// <summary>A line that stands in columns already: what is too long goes on below its last column, or a little further in where that lies too far right.</summary>
    /// <param name="line">The line. Two blanks or more stand between columns.</param>
    /// <param name="width">Of the terminal in cells; null for a pipe.</param>
    public static IEnumerable<string> OfLine(string line, int? width)
    {
        if (width is not { } all || line.GetCellWidth() <= all)
        {
            return [line];
        }

        var column = line.LastIndexOf("  ", StringComparison.Ordinal) + Further;
        if (column >= Further && line[..column].GetCellWidth() is var taken && taken <= all / 2 && taken + Narrowest <= all)
        {
            return Of(line[..column], line[column..], all);
        }

        var first = line.Length - line.TrimStart(' ').Length;
        return Of(line[..first], line[first..], all - Further).Select((folded, number) => number == 0 ? folded : new string(' ', Further) + folded);
    }

    /// <summary>An address may be wider than a line: it goes on in the next.</summary>
    private static IEnumerable<string> Pieces(string word, int room)
    {
        var (piece, used) = (new StringBuilder(), 0);
        foreach (var rune in word.EnumerateRunes())
        {
            var width = rune.ToString().GetCellWidth();
            if (used + width > room)
            {
                yield return piece.ToString();
                (piece, used) = (new StringBuilder(), 0);
            }

            piece.Append(rune.ToString());
            used += width;
        }

        yield return piece.ToString();
    }
}
