namespace X80.Cli.Running;

/// <summary>Foreign text in an answer that a person reads: it stays on one line and moves no cursor, whatever it holds.</summary>
internal static class PrintableText
{
    public static string Of(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? $"\\u{(int)c:x4}" : c.ToString()));
}
