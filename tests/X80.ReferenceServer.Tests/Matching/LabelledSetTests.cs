using System.Globalization;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Matching;

namespace X80.ReferenceServer.Tests.Matching;

/// <summary>
/// How good the suggestions are, on sets that were labelled beforehand: one made beside the matcher, and one made without
/// sight of it. The numbers are printed.
/// </summary>
public sealed class LabelledSetTests(ITestOutputHelper output)
{
    private const int Likely = 80;

    [Theory]
    [InlineData("", 300, 80)]
    [InlineData("held-out", 150, 50)]
    public void The_right_record_stands_first_true_matches_are_likely_and_no_stranger_is(string name, int leastCases, int leastStrangers)
    {
        var set = LabelledSet.Of(name);
        var matcher = new RecordMatcher("DE");
        var candidates = set.Records.Select(record => record.ToCandidate()).ToList();
        var answers = set.Cases.Select(one => (Case: one, Suggestions: matcher.Rank(new ChatEnvelope(one.Title, one.Phone, null), candidates))).ToList();
        var (known, none) = (answers.Where(one => one.Case.Expect is not null).ToList(), answers.Where(one => one.Case.Expect is null).ToList());
        var first = known.Where(one => one.Suggestions.Count > 0 && one.Suggestions[0].RecordId.Value == one.Case.Expect).ToList();
        var likely = first.Where(one => one.Suggestions[0].Score >= Likely).ToList();
        var wrong = none.Where(one => one.Suggestions.Any(suggestion => suggestion.Score >= Likely)).ToList();
        var wronglyLikely = known.Where(one => one.Suggestions.Any(held => held.Score >= Likely && held.RecordId.Value != one.Case.Expect)).ToList();

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{known.Count} true matches: {100.0 * first.Count / known.Count:F1} % first, {100.0 * likely.Count / known.Count:F1} % likely; {none.Count} without a match: {wrong.Count} likely; {wronglyLikely.Count} true matches with another record likely beside"));
        foreach (var (one, suggestions) in known.Except(likely).Concat(wrong).Concat(wronglyLikely))
        {
            output.WriteLine($"{one.Id} '{one.Title}' {one.Phone} wants {one.Expect ?? "none"}: "
                + string.Join("; ", suggestions.Take(3).Select(held => $"{held.RecordId} {held.Name} {held.Score} {string.Join(' ', held.Reasons)}")));
        }

        Assert.True(answers.Count >= leastCases && none.Count >= leastStrangers, "The set is too small.");
        Assert.True(first.Count >= 0.95 * known.Count, $"First: {first.Count} of {known.Count}.");
        Assert.True(likely.Count >= 0.80 * known.Count, $"Likely: {likely.Count} of {known.Count}.");
        Assert.Empty(wrong.Select(one => one.Case.Id));
        Assert.All(answers.SelectMany(one => one.Suggestions), held =>
        {
            Assert.InRange(held.Score, 40, 100);
            Assert.NotEmpty(held.Reasons);
            Assert.All(held.Reasons, reason => Assert.EndsWith(".", reason, StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("held-out")]
    public void Every_person_of_the_set_is_made_of_the_tables_and_every_label_names_a_record(string name)
    {
        var set = LabelledSet.Of(name);
        var tables = set.Tables().EnumerateObject().Where(table => table.Value.ValueKind == System.Text.Json.JsonValueKind.Object && table.Value.TryGetProperty("given", out _));
        var names = tables.SelectMany(table =>
            from given in table.Value.GetProperty("given").EnumerateArray()
            from family in table.Value.GetProperty("family").EnumerateArray()
            let pair = (Given: given.GetString()!, Family: family.GetString()!)
            from name in new[] { $"{pair.Given} {pair.Family}", $"{pair.Family} {pair.Given}", $"{pair.Family}{pair.Given}" }
            select name).ToHashSet(StringComparer.Ordinal);

        Assert.All(set.Records.Where(record => record.Kind == "person"), record => Assert.Contains(record.Name, names));
        Assert.Empty(set.Cases.Select(one => one.Expect).OfType<string>().Except(set.Records.Select(record => record.Id)));
        Assert.Equal(set.Cases.Count, set.Cases.DistinctBy(one => one.Id).Count());
    }
}
