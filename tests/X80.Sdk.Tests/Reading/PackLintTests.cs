using System.Text.Json.Nodes;
using X80.Sdk.Reading.Packs;

namespace X80.Sdk.Tests.Reading;

public sealed class PackLintTests
{
    private const string File = "whatsapp-web.pack.json";

    private static readonly ReaderPack Bundled = ReaderPacks.Bundled("whatsapp-web");

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "no chat list", "$.outside", "Name the chat list" },
        { "another name", "$.id", "Name the file other-web.pack.json" },
        { "verified tomorrow", "$.verifiedAt", "has not come yet" },
        { "a host of others", "$.hosts", "evil.example is no host of WhatsApp" },
        { "a screen without a known reason", "$.screens", "not-signed-in, page-loading, no-chat-open" },
        { "no selector", "$.stages.rows[1].select", "Write select." },
        { "an empty attribute", "$.stages.messageId[0].attribute", "Write attribute." },
        { "an unknown operation", "$.stages.day[1].op", "neighbours, pill" },
        { "a pattern without a group", "$.stages.messageId[0].pattern", "in brackets" },
        { "a broken pattern", "$.stages.messageId[0].pattern", "in brackets" },
        { "a flavour of no pack", "$.stages.rows", "Write one of: a, b, c, d, d-prime, e, f, unrecognised." },
        { "a conflict of one mark", "$.conflicts", "fewer than two marks" },
        { "a member missing", "$.hosts", "The member is missing. Write a list in [ ]." },
        { "a member missing below", "$.screens[0].why", "The member is missing. Write a text in quotes." },
        { "a member of ours", "$.json", "write one of: id, channel, version, verifiedAt, expiresAt, hosts, languages, flavours, conflicts, screens, outside, quoted, hidden, stages." },
        { "a member misspelt", "$.stages.rows[0].selekt", "No such member is known. Remove it, or write one of: id, op, select," },
        { "a number for a list", "$.outside", "Write a list in [ ]." },
        { "a day that is none", "$.verifiedAt", "Write a day such as" },
        { "a null", "$.version", "Write a text in quotes." },
        { "a bracket open", "$.stages.panel[0].select", "a bracket is not closed" },
        { "a quote open", "$.flavours[0].present[0]", "a quote or a bracket is not closed" },
        { "an empty selector", "$.hidden[0]", "or it is empty" },
    };

    [Fact]
    public void There_is_nothing_to_say_of_the_bundled_pack() =>
        Assert.Empty(PackLint.Check(Bundled.ToJson(), File, Bundled.VerifiedAt!.Value));

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_with_its_place_and_its_fix(string mistake, string place, string words)
    {
        var pack = JsonNode.Parse(Bundled.ToJson())!.AsObject();
        Make(mistake, pack);

        var finding = Assert.Single(PackLint.Check(pack.ToJsonString(), File, Bundled.VerifiedAt!.Value));

        Assert.Equal((place, false), (finding.Path, finding.IsNote));
        Assert.Contains(words, $"{finding.Problem} {finding.Fix}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_pack_that_was_never_verified_is_right_and_a_note_says_so()
    {
        var pack = JsonNode.Parse(Bundled.ToJson())!.AsObject();
        pack["verifiedAt"] = pack["expiresAt"] = null;

        var finding = Assert.Single(PackLint.Check(pack.ToJsonString(), File, Bundled.VerifiedAt!.Value));

        Assert.Equal(("$.verifiedAt", "Never verified on the real site.", true), (finding.Path, finding.Problem, finding.IsNote));
    }

    [Fact]
    public void A_pack_is_expired_from_the_day_after_its_last()
    {
        Assert.Empty(PackLint.Check(Bundled.ToJson(), File, Bundled.ExpiresAt!.Value));

        var finding = Assert.Single(PackLint.Check(Bundled.ToJson(), File, Bundled.ExpiresAt!.Value.AddDays(1)));

        Assert.Equal(("$.expiresAt", false), (finding.Path, finding.IsNote));
    }

    [Fact]
    public void A_text_that_is_no_JSON_is_one_finding_with_its_line()
    {
        var finding = Assert.Single(PackLint.Check("{\n  \"id\": \"whatsapp-web\n}", File, default));

        Assert.Equal(("$", "This is no JSON from line 2 on."), (finding.Path, finding.Problem));
    }

    [Fact]
    public void A_text_that_an_editor_put_a_mark_before_is_told_so() =>
        Assert.Equal("The text begins with a byte order mark.", Assert.Single(PackLint.Check('\uFEFF' + Bundled.ToJson(), File, default)).Problem);

    [Fact]
    public void Every_member_of_a_text_that_is_no_pack_is_told_together()
    {
        var findings = PackLint.Check("""{ "id": "a", "id": "a", "chanel": "b", "hosts": "chat.example", "stages": { "rows": [{ "select": 7 }] } }""", File, default);

        Assert.Equal(
            ["$.id", "$.chanel", "$.hosts", "$.stages.rows[0].select", "$.stages.rows[0].id", "$.channel", "$.version", "$.verifiedAt", "$.expiresAt"],
            findings.Select(finding => finding.Path).Take(9));
    }

    [Theory]
    [InlineData("[a='\"'] :is(b, c:not([d])) > e\\]", true)]
    [InlineData("[a=\"]\"]", true)]
    [InlineData("[a", false)]
    [InlineData("a)", false)]
    [InlineData(":not([a)]", false)]
    [InlineData("[a='b]", false)]
    [InlineData(" ", false)]
    public void A_selector_is_one_only_where_all_closes(string selector, bool isOne)
    {
        var pack = JsonNode.Parse(Bundled.ToJson())!.AsObject();
        pack["quoted"]!.AsArray().Add(selector);

        Assert.Equal(isOne, PackLint.Check(pack.ToJsonString(), File, Bundled.VerifiedAt!.Value).Count == 0);
    }

    [Fact]
    public void Several_mistakes_are_told_together()
    {
        var pack = JsonNode.Parse(Bundled.ToJson())!.AsObject();
        Make("a host of others", pack);
        Make("no selector", pack);

        Assert.Equal(["$.hosts", "$.stages.rows[1].select"], PackLint.Check(pack.ToJsonString(), File, Bundled.VerifiedAt!.Value).Select(finding => finding.Path));
    }

    private static void Make(string mistake, JsonObject pack)
    {
        var stages = pack["stages"]!;
        switch (mistake)
        {
            case "no chat list": pack["outside"] = new JsonArray(); break;
            case "another name": pack["id"] = "other-web"; break;
            case "verified tomorrow": pack["verifiedAt"] = $"{Bundled.VerifiedAt!.Value.AddDays(1):yyyy-MM-dd}"; break;
            case "a host of others": pack["hosts"]!.AsArray().Add("evil.example"); break;
            case "a screen without a known reason": pack["screens"]![0]!["why"] = "tired"; break;
            case "no selector": stages["rows"]![1]!.AsObject().Remove("select"); break;
            case "an empty attribute": stages["messageId"]![0]!["attribute"] = ""; break;
            case "an unknown operation": stages["day"]![1]!["op"] = "guess"; break;
            case "a pattern without a group": stages["messageId"]![0]!["pattern"] = "^[0-9A-Z]+$"; break;
            case "a flavour of no pack": stages["rows"]![0]!["flavours"] = new JsonArray("z"); break;
            case "a conflict of one mark": pack["conflicts"]![0]!["select"]!.AsArray().RemoveAt(0); break;
            case "a broken pattern": stages["messageId"]![0]!["pattern"] = "^(["; break;
            case "a member missing": pack.Remove("hosts"); break;
            case "a member missing below": pack["screens"]![0]!.AsObject().Remove("why"); break;
            case "a member of ours": pack["json"] = "{}"; break;
            case "a member misspelt": stages["rows"]![0]!["selekt"] = "li"; break;
            case "a number for a list": pack["outside"] = 7; break;
            case "a day that is none": pack["verifiedAt"] = "yesterday"; break;
            case "a null": pack["version"] = null; break;
            case "a bracket open": stages["panel"]![0]!["select"] = "[data-x='y'"; break;
            case "a quote open": pack["flavours"]![0]!["present"]![0] = "[data-x='y]"; break;
            case "an empty selector": pack["hidden"]![0] = " "; break;
            default: throw new ArgumentOutOfRangeException(nameof(mistake), mistake, "No such mistake is made here.");
        }
    }
}
