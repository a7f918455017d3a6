using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using X80.Contract.Json;

namespace X80.Sdk.Tests.Contract;

public sealed class CanonicalJsonTests
{
    private static readonly Gen<string> Text = Gen.String[Gen.OneOf(Gen.Char[' ', '~'], Gen.Char['\u0000', '\u001f'], Gen.Char['\u00a0', '\u2fff']), 0, 12];

    private static readonly Gen<JsonNode?> Leaf = Gen.OneOf(
        Text.Select(text => (JsonNode?)JsonValue.Create(text)),
        Gen.Long[-(1L << 53), 1L << 53].Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)),
        Gen.Const((JsonNode?)null));

    private static readonly Gen<JsonNode?> Document = Nest(Nest(Leaf));

    [Fact]
    public void It_is_equal_under_reordering_of_members_and_under_parsing_it_again() =>
        Gen.Select(Document, Gen.Int).Sample((node, seed) =>
        {
            var canonical = Encode(node);
            return canonical == Encode(Shuffled(node, seed)) && canonical == Encode(JsonNode.Parse(canonical));
        });

    [Fact]
    public void It_tells_two_documents_apart_exactly_when_they_differ() =>
        Gen.Select(Document, Document).Sample((one, other) => JsonNode.DeepEquals(one, other) == (Encode(one) == Encode(other)));

    [Theory]
    [InlineData("""{ "b" : 1, "a" : [ true , null , "x" ] }""", """{"a":[true,null,"x"],"b":1}""")]
    [InlineData("""{"\u20ac":1,"\r":2,"1":3,"\ud83d\ude00":4,"\u0080":5,"\u00f6":6,"\ufb33":7}""", "{\"\\r\":2,\"1\":3,\"\u0080\":5,\"ö\":6,\"€\":1,\"😀\":4,\"\ufb33\":7}")]
    [InlineData("\"\\u000f\\b\\t\\/\\u0022\"", "\"\\u000f\\b\\t/\\\"\"")]
    public void It_is_the_form_of_RFC_8785(string json, string canonical) => Assert.Equal(canonical, Encode(JsonNode.Parse(json)));

    [Theory]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("-0.5")]
    [InlineData("9007199254740993")]
    [InlineData("\"\\ud800\"")]
    public void What_has_no_one_form_is_refused(string json)
    {
        using var document = JsonDocument.Parse(json);
        var refused = Assert.Throws<FormatException>(() => CanonicalJson.Encode(document.RootElement));
        Assert.DoesNotContain(json, refused.Message, StringComparison.Ordinal);
    }

    private static Gen<JsonNode?> Nest(Gen<JsonNode?> inner) => Gen.OneOf(
        inner,
        inner.Array[0, 4].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])),
        Gen.Dictionary(Text, inner)[0, 4].Select(members => (JsonNode?)new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())))));

    private static JsonNode? Shuffled(JsonNode? node, int seed)
    {
        var random = new Random(seed);
        return node switch
        {
            JsonObject members => new JsonObject(members.OrderBy(_ => random.Next()).Select(m => KeyValuePair.Create(m.Key, Shuffled(m.Value, seed)))),
            JsonArray items => new JsonArray([.. items.Select(item => Shuffled(item, seed))]),
            _ => node?.DeepClone(),
        };
    }

    private static string Encode(JsonNode? node)
    {
        using var document = JsonDocument.Parse(node?.ToJsonString() ?? "null");
        return Encoding.UTF8.GetString(CanonicalJson.Encode(document.RootElement));
    }
}
