using System.Globalization;

namespace X80.Conformance.Reports;

/// <summary>A case step by step, for people: what the suite sent, with its bodies, and how it was answered. Never a token.</summary>
public static class EvidenceTranscript
{
    private const int MostShown = 2_000;
    private const string TokenVariable = "X80_TOKEN";

    public static IReadOnlyList<string> Lines(PartReport part) => [.. part.Cases.SelectMany(result => Lines(part, result))];

    private static IEnumerable<string> Lines(PartReport part, CaseResult result)
    {
        yield return $"{ReportTable.Word(result.Verdict)} {result.Case.Id}  {result.Case.Title}";
        foreach (var line in result.Evidence)
        {
            yield return $"  {line.Phase,-14} {line.Step} → {line.Outcome}";
            if (line.Sent is { Body: { } body } sent)
            {
                yield return $"  {"",-14} {Shown(body)}{Remark(sent)}";
            }
        }
        foreach (var finding in result.Findings)
        {
            yield return $"  {"seen",-14} {ReportTable.Sentence(finding)}";
        }
        yield return $"  {result.Why}";
        if (result.Findings.Count > 0 && result.Evidence.LastOrDefault(line => line is { Phase: "attack", Sent: not null })?.Sent is { } last)
        {
            yield return "  The last request of the attack, by hand:";
            yield return $"  {Curl(part.Subject, last)}";
        }
    }

    /// <summary>A command for a shell; the token comes from the environment.</summary>
    internal static string Curl(string server, SentRequest sent)
    {
        var words = sent.Line.Split(' ');
        var headers = sent.Headers.Where(header => !header.Contains("{token}", StringComparison.Ordinal)).Select(header => $" -H {Quoted(header)}");
        return $"curl -i -X {words[0]} -H \"Authorization: Bearer ${TokenVariable}\" -H 'Content-Type: application/json'{string.Concat(headers)}"
            + (sent is { Body: { } body, Form: "text" } ? $" --data-binary {Quoted(body)}" : "")
            + $" {Quoted(server.TrimEnd('/') + (words.Length > 1 ? words[1] : "/"))}";
    }

    private static string Shown(string body) => body.Length > MostShown ? body[..MostShown] + "…" : body.ReplaceLineEndings(" ");

    private static string Remark(SentRequest sent) =>
        sent.Form == "text" ? "" : string.Create(CultureInfo.InvariantCulture, $" ({sent.Form}, {sent.Length} bytes)");

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
