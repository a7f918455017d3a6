using System.Text.Json.Nodes;
using X80.Sdk.Channels;
using X80.Sdk.Reading.Packs;

namespace X80.Sdk.Tests.Reading;

public sealed class ReaderPackTests
{
    public static TheoryData<string, string> Mistakes => new()
    {
        { "unknown member", "$.color" },
        { "a member called as the pack's own text", "$.json" },
        { "unknown strategy member", "$.stages" },
        { "missing member", "$" },
        { "missing stage", "$.stages.title" },
        { "unknown stage", "$.stages.dance" },
        { "empty stage", "$.stages.title" },
        { "doubled id", "$.stages.rows" },
        { "no chat list", "$.outside" },
        { "no host", "$.hosts" },
        { "a host with a wildcard", "$.hosts" },
        { "a version that cannot be compared", "$.version" },
        { "lives too long", "$.expiresAt" },
    };

    [Fact]
    public void The_bundled_pack_of_every_channel_parses()
    {
        var pack = ReaderPacks.Bundled(KnownChannels.WhatsApp.ReaderPack);

        Assert.Equal(KnownChannels.WhatsApp.Kind.Value, pack.Channel);
        Assert.All(pack.Hosts, host => Assert.Contains(KnownChannels.WhatsApp.DocumentHosts, allowed => host == allowed || host.EndsWith("." + allowed, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_pack_that_is_not_bundled_is_named()
    {
        var problem = Assert.Throws<ReaderPackException>(() => ReaderPacks.Bundled("telegraph-web"));

        Assert.Equal("Reader pack telegraph-web, at telegraph-web.pack.json: The package holds no such pack. Name one that it holds.", problem.Message);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_with_its_place(string mistake, string place)
    {
        var pack = JsonNode.Parse(ReaderPacks.Bundled("whatsapp-web").ToJson())!.AsObject();
        Make(mistake, pack);

        var problem = Assert.Throws<ReaderPackException>(() => ReaderPack.Parse(pack.ToJsonString(), "whatsapp-web.pack.json"));

        Assert.StartsWith(place, problem.Path, StringComparison.Ordinal);
        Assert.StartsWith("whatsapp-web", problem.Pack, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_stands_twice_is_refused()
    {
        var json = ReaderPacks.Bundled("whatsapp-web").ToJson().Replace("\"id\": \"whatsapp-web\",", "\"id\": \"whatsapp-web\", \"id\": \"other\",", StringComparison.Ordinal);

        Assert.Throws<ReaderPackException>(() => ReaderPack.Parse(json, "whatsapp-web.pack.json"));
    }

    private static void Make(string mistake, JsonObject pack)
    {
        var stages = pack["stages"]!.AsObject();
        switch (mistake)
        {
            case "unknown member": pack["color"] = "blue"; break;
            case "a member called as the pack's own text": pack["json"] = "{}"; break;
            case "unknown strategy member": stages["title"]![0]!["code"] = "alert(1)"; break;
            case "missing member": pack.Remove("hosts"); break;
            case "missing stage": stages.Remove("title"); break;
            case "unknown stage": stages["dance"] = new JsonArray(new JsonObject { ["id"] = "step" }); break;
            case "empty stage": stages["title"] = new JsonArray(); break;
            case "doubled id": stages["rows"]![1]!["id"] = "test-id"; break;
            case "no chat list": pack["outside"] = new JsonArray(); break;
            case "no host": pack["hosts"] = new JsonArray(); break;
            case "a host with a wildcard": pack["hosts"] = new JsonArray("*.whatsapp.com"); break;
            case "a version that cannot be compared": pack["version"] = "latest"; break;
            case "lives too long": pack["expiresAt"] = "2027-10-02"; break;
            default: throw new ArgumentOutOfRangeException(nameof(mistake), mistake, "No such mistake is made here.");
        }
    }
}
