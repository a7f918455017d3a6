using System.Text.Json;
using X80.Conformance.Bundles;
using X80.Conformance.Cases;
using X80.Conformance.Verdicts;

namespace X80.Conformance.Reports;

/// <summary>What changed from one run to another: reports as JSON, or bundles.</summary>
public sealed class ReportDiff
{
    private const string Run = "run";

    private readonly List<string> lines = [];

    private ReportDiff(Dictionary<string, (Verdict Verdict, int Sight)> before, Dictionary<string, (Verdict Verdict, int Sight)> after)
    {
        foreach (var id in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            Compare(id, before.TryGetValue(id, out var was) ? was : null, after.TryGetValue(id, out var now) ? now : null);
        }
        Unchanged = before.Count(each => after.TryGetValue(each.Key, out var now) && now == each.Value);
    }

    /// <summary>A line each, such as <c>worse    server GATE-2/PS/1: PASS to FAIL</c>.</summary>
    public IReadOnlyList<string> Lines => lines;

    public int Unchanged { get; }

    /// <summary>Whether something passes no longer, is no longer tried, is seen less well, or is new and does not pass.</summary>
    public bool IsWorse { get; private set; }

    /// <exception cref="FormatException">One of them is neither a report nor a bundle; the message says which.</exception>
    /// <exception cref="InvalidDataException">One of them is a bundle that does not hold together; the message says which.</exception>
    public static ReportDiff Of(string before, string after) => new(Read(before, "first"), Read(after, "second"));

    private void Compare(string id, (Verdict Verdict, int Sight)? was, (Verdict Verdict, int Sight)? now)
    {
        if (was == now)
        {
            return;
        }
        var isWorse = now is not { } shown || (was is { } earlier ? shown.Verdict > earlier.Verdict || shown.Sight < earlier.Sight : shown.Verdict != Verdict.Pass);
        IsWorse |= isWorse && Counts(id);
        lines.Add($"{(isWorse ? "worse" : was is null ? "new" : "better"),-8} {id}: {Words(was, "not there")} to {Words(now, "not there any more")}");
    }

    /// <param name="id">A half and a case of it, or the half's whole run.</param>
    private static bool Counts(string id) => id.Split(' ')[1] is var what && (what == Run || CaseSet.Holds(what));

    private static string Words((Verdict Verdict, int Sight)? shown, string none) =>
        shown is { } each ? $"{ReportTable.Word(each.Verdict)} at L{each.Sight}" : none;

    private static Dictionary<string, (Verdict Verdict, int Sight)> Read(string text, string which)
    {
        try
        {
            return BundleJudge.IsBundle(text)
                ? OfReport(EvidenceBundle.Read(text).Report)
                : OfJson(text);
        }
        catch (BundleBrokenException e)
        {
            throw new InvalidDataException($"The {which} one was tampered with, or is damaged. {e.Message}");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"The {which} one is neither a report.json nor an evidence bundle.");
        }
    }

    private static Dictionary<string, (Verdict Verdict, int Sight)> OfReport(VerifyReport report) => report.Parts
        .SelectMany(part => part.Cases.Select(result => ($"{part.Half} {result.Case.Id}", (result.Verdict, (int)part.Sight)))
            .Append(($"{part.Half} {Run}", (part.Verdict, (int)part.Sight))))
        .ToDictionary(each => each.Item1, each => each.Item2, StringComparer.Ordinal);

    private static Dictionary<string, (Verdict Verdict, int Sight)> OfJson(string text)
    {
        using var report = JsonDocument.Parse(text);
        return report.RootElement.GetProperty("parts").EnumerateArray()
            .SelectMany(part => part.GetProperty("cases").EnumerateArray().Select(each => (Word(each, "id"), Word(each, "verdict")))
                .Append((Run, Word(part, "verdict")))
                .Select(each => ($"{Word(part, "half")} {each.Item1}", (ReportTable.OfWord(each.Item2), (int)Enum.Parse<SightLevel>(Word(part, "sight"))))))
            .ToDictionary(each => each.Item1, each => each.Item2, StringComparer.Ordinal);
    }

    private static string Word(JsonElement element, string member) => element.GetProperty(member).GetString() ?? throw new InvalidOperationException();
}
