using System.Text.RegularExpressions;

namespace X80.Cli.Tests.Docs;

/// <summary>The command lines of a page: in blocks and between backticks, each as the tool gets it.</summary>
internal static partial class CommandLines
{
    /// <returns>Lines from after <c>x80</c> to a pipe, a redirection, a comment or the end.</returns>
    public static IEnumerable<string> In(string page) => InBlocks(page).Concat(InText(page)).Select(Bare).Where(line => line.Length > 0).Distinct();

    private static IEnumerable<string> InBlocks(string page) =>
        from Match block in Block().Matches(page)
        from line in block.Groups["body"].Value.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
        from Match call in Call().Matches(line)
        select call.Groups["line"].Value;

    // In a sentence a command may stand without what it needs: only whole ones, with an option or a second word, are lines.
    private static IEnumerable<string> InText(string page) =>
        from Match span in Span().Matches(Block().Replace(page, ""))
        from Match call in Call().Matches(span.Groups["code"].Value.Replace('\n', ' '))
        select call.Groups["line"].Value;

    private static string Bare(string line) => End().Split(line)[0].Trim();

    [GeneratedRegex(@"^```(?:bash|console|sh)?[ \t]*\n(?<body>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex Span();

    // At the start of a line, after a prompt, a pipe, a variable or inside $( ).
    [GeneratedRegex(@"(?:^|[|;&(]|\$ |\s[A-Z_0-9]+=\S+ )\s*(?:x80|dotnet run --project cli --)(?<line>(?: [^)`\n]*)?)(?=$|[)`\n])")]
    private static partial Regex Call();

    [GeneratedRegex(@" (?:\||>>?|<|&&|#|2>)(?: |$)")]
    private static partial Regex End();
}
