using System.Text;
using Spectre.Console;

namespace X80.Cli.Speaking;

/// <summary>A sentence on a terminal, folded between words; in a pipe it stays on its line.</summary>
internal static class FoldedText
{
    private const int Narrowest = 20;

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
