using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Matching;

namespace X80.ReferenceServer.Tests.Matching;

public sealed class RecordMatcherTests
{
    private const string Number = "+49 30 23125 012";

    [Theory]
    [InlineData("493023125012@lid")]
    [InlineData("493023125012@s.whatsapp.net")]
    [InlineData("118923451234567")]
    public void An_internal_id_is_never_a_phone_number(string lid)
    {
        Assert.Empty(Rank(null, lid, Person("a", "Odile Vantreight", Number)));
        Assert.Empty(Rank(lid, null, Person("a", "Odile Vantreight", Number)));
    }

    [Theory]
    [InlineData("+493023125012")]
    [InlineData("0049 30 23125012")]
    [InlineData("(030) 23125-012")]
    public void A_number_is_the_same_however_the_crm_writes_it(string held) =>
        Assert.InRange(Rank(null, "+493023125012", Person("a", "Odile Vantreight", held)).Single().Score, 80, 100);

    [Fact]
    public void Without_a_region_a_number_without_a_country_is_not_likely_alone()
    {
        var found = new RecordMatcher("ZZ").Rank(new ChatEnvelope(null, "+493023125012", null), [Person("a", "Odile Vantreight", "030 23125012")]);

        Assert.InRange(found.Single().Score, 40, 79);
        Assert.Equal(["The phone number is the same within a country."], found.Single().Reasons);
    }

    [Fact]
    public void One_number_of_two_people_makes_neither_likely_until_a_name_tells_them_apart()
    {
        MatchCandidate[] both = [Person("a", "Odile Vantreight", Number), Person("b", "Ruprecht Vantreight", Number)];

        Assert.All(Rank("Front desk", Number, both), held => Assert.InRange(held.Score, 40, 79));
        Assert.Equal("b", Rank("Ruprecht Vantreight", Number, both)[0].RecordId.Value);
        Assert.InRange(Rank("Ruprecht Vantreight", Number, both)[0].Score, 80, 100);
    }

    [Fact]
    public void Two_people_of_one_name_are_both_shown_and_neither_is_likely()
    {
        var found = Rank("Odile Vantreight", null, Person("a", "Odile Vantreight"), Person("b", "Vantreight, Odile"));

        Assert.Equal(2, found.Count);
        Assert.All(found, held => Assert.InRange(held.Score, 40, 79));
        Assert.All(found, held => Assert.Contains("Another record fits as well.", held.Reasons));
    }

    [Fact]
    public void A_reason_holds_no_word_of_the_title_and_none_of_another_record()
    {
        var found = Rank("Odile Zanzibar", null, Person("a", "Odile Vantreight"));

        Assert.All(found.SelectMany(held => held.Reasons), reason => Assert.DoesNotContain("Zanzibar", reason, StringComparison.OrdinalIgnoreCase));
        Assert.All(found.SelectMany(held => held.Reasons), reason => Assert.DoesNotContain("Odile", reason, StringComparison.OrdinalIgnoreCase));
    }

    private static IReadOnlyList<Suggestion> Rank(string? title, string? phone, params MatchCandidate[] candidates) =>
        new RecordMatcher("DE").Rank(new ChatEnvelope(title, phone, null), candidates);

    private static MatchCandidate Person(string id, string name, string? phone = null) => new()
    {
        Record = new RecordRef(RecordKind.Person, RecordId.Parse(id)),
        Name = name,
        Phones = phone is null ? [] : [phone],
    };
}
