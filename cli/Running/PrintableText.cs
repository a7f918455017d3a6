using System.Globalization;

namespace X80.Cli.Running;

/// <summary>Foreign text in an answer that a person reads: it stays on one line, moves no cursor and reads left to right, whatever it holds.</summary>
internal static class PrintableText
{
    // What joins letters and emoji into one, and does nothing else.
    private const char Joiner = '\u200D';
    private const char NonJoiner = '\u200C';

    public static string Of(string text) => Escaped(text, IsUnsafe);

    /// <summary>A person's or chat's name: a family of emoji stays one.</summary>
    public static string OfName(string name) => Escaped(name, c => IsUnsafe(c) && c is not (Joiner or NonJoiner));

    private static string Escaped(string text, Func<char, bool> isUnsafe) => text.Any(isUnsafe)
        ? string.Concat(text.Select(c => isUnsafe(c) ? $"\\u{(int)c:x4}" : c.ToString()))
        : text;

    private static bool IsUnsafe(char c) => !char.IsAscii(c)
        ? char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        : char.IsControl(c);
}
