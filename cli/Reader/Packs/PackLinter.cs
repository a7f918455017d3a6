using System.Text;
using X80.Cli.Running;
using X80.Cli.Speaking;
using X80.Sdk.Reading.Packs;

namespace X80.Cli.Reader.Packs;

/// <summary>Prints the findings of packs, one a line.</summary>
internal sealed class PackLinter(Consoles consoles, TimeProvider time, bool json)
{
    private int problems;
    private int notes;

    /// <returns>Whether the pack has no problem; it may have notes.</returns>
    public async Task<bool> TellAsync(FileInfo file, CancellationToken cancellationToken)
    {
        var text = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file.FullName, cancellationToken));
        var findings = PackLint.Check(text, file.Name, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        if (findings.All(finding => finding.IsNote))
        {
            findings = [.. findings, .. SelectorLint.Check(text)];
        }

        foreach (var finding in findings)
        {
            var answer = new PackFindingAnswer(file.ToString(), finding.IsNote ? "note" : "problem", finding.Path, finding.Problem, finding.Fix);
            await (json
                ? consoles.AnswerAsync(json, answer, CliJson.Default.PackFindingAnswer, cancellationToken)
                : consoles.TellAsync(PrintableText.Of($"{answer.File}: {answer.Severity} at {answer.Path}: {answer.Problem} {answer.Fix}")));
        }

        var failed = findings.Count(finding => !finding.IsNote);
        (problems, notes) = (problems + failed, notes + findings.Count - failed);
        return failed == 0;
    }

    public void TellCounts() => consoles.Say($"{Count(problems, "problem")}, {Count(notes, "note")}");

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
