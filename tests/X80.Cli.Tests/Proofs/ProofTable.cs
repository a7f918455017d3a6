using System.Text.RegularExpressions;

namespace X80.Cli.Tests.Proofs;

/// <summary>What <c>docs/proofs/README.md</c> says: which proofs there are, and which of them nobody ran yet.</summary>
internal sealed partial class ProofTable
{
    private const string Heading = "## Not yet proved";

    public ProofTable(string text)
    {
        Rows = [.. Row().Matches(text).Select(row => new ProofRow(
            row.Groups[1].Value, row.Groups[2].Value, [.. Code().Matches(row.Groups[3].Value).Select(code => code.Groups[1].Value)]))];
        var section = text.Split(Heading)[^1].Split("\n## ")[0];
        NotYet = text.Contains(Heading, StringComparison.Ordinal) ? [.. Item().Matches(section).Select(item => item.Groups[1].Value)] : [];
    }

    public IReadOnlyList<ProofRow> Rows { get; }

    public IReadOnlyList<string> NotYet { get; }

    [GeneratedRegex("^\\| `([a-z0-9-]+)` \\| `([^`|]+)` \\|([^|]+)\\|[^|]+\\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("^- `([a-z0-9-]+)`", RegexOptions.Multiline)]
    private static partial Regex Item();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
