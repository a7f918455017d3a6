namespace X80.Cli.Tests.Packages;

/// <summary>The code of several READMEs as one program: what each of them uses first, then each in a block of its own.</summary>
internal static class ReadmeProgram
{
    private const string Using = "using X80.";

    public static string Of(IEnumerable<string> snippets)
    {
        var all = snippets.Select(snippet => snippet.Split('\n')).ToList();
        var blocks = all.Select(lines => $"{{\n{string.Join('\n', lines.Where(line => !IsUsing(line)))}\n}}\n");
        return string.Join('\n', all.SelectMany(lines => lines.Where(IsUsing)).Distinct()) + "\n" + string.Concat(blocks);
    }

    private static bool IsUsing(string line) => line.StartsWith(Using, StringComparison.Ordinal);
}
