using System.Globalization;

namespace X80.Cli.Running;

/// <summary>Foreign text in an answer that a person reads: it stays on one line, moves no cursor and reads left to right, whatever it holds.</summary>
internal static class PrintableText
{
    public static string Of(string text) => text.Any(IsUnsafe)
        ? string.Concat(text.Select(c => IsUnsafe(c) ? $"\\u{(int)c:x4}" : c.ToString()))
        : text;

    private static bool IsUnsafe(char c) => !char.IsAscii(c)
        ? char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        : char.IsControl(c);
}
