using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using X80.Contract.Consents;
using X80.Contract.Ids;
using X80.Contract.Json;
using X80.Contract.Kinds;

namespace X80.Sdk.Tests.Contract;

/// <summary>The hash is that of the payload's canonical form, put together here as the contract words it.</summary>
public sealed class ConsentPayloadTests
{
    private static readonly ConversationId Conversation = ConversationId.Parse("abcdefghijklmnopqrstuv");
    private static readonly ConsentTarget Target = new() { Crm = CrmName.Embedded, Kind = RecordKind.Person, RecordId = RecordId.Parse("p-1") };

    private static readonly Gen<string> Text = Gen.String[Gen.OneOf(Gen.Char[' ', '~'], Gen.Char['\u0000', '\u001f'], Gen.Char['\u00a0', '\u2fff']), 0, 12];

    [Fact]
    public void It_is_the_hash_of_the_canonical_payload_without_the_consent() =>
        Gen.Select(Gen.Dictionary(Text, Text)[0, 5], Gen.Bool, Gen.Bool, Gen.Int[0, 100_000], Gen.Bool).Sample((members, isOpen, isLinked, already, hasConsent) =>
        {
            var body = new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)new JsonArray(member.Value, already))));
            var expected = Hash(body, isOpen, isLinked, already);
            if (hasConsent)
            {
                body["consent"] = new JsonObject { ["action"] = "sync" };
            }

            using var document = JsonDocument.Parse(body.ToJsonString());
            return expected == ConsentPayload.Hash(
                ConsentAction.Sync, isOpen ? Conversation : null, isLinked ? Target : null, isOpen ? already : null, document.RootElement);
        });

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"a":1.5}""")]
    [InlineData("""{"a":"\ud800"}""")]
    public void A_body_without_a_canonical_form_is_refused(string body)
    {
        using var document = JsonDocument.Parse(body);

        Assert.Throws<FormatException>(() => ConsentPayload.Hash(ConsentAction.Sync, null, null, null, document.RootElement));
    }

    private static string Hash(JsonObject body, bool isOpen, bool isLinked, int already)
    {
        var payload = new JsonObject { ["action"] = "sync", ["body"] = body.DeepClone() };
        if (isOpen)
        {
            (payload["conversationId"], payload["already"]) = (Conversation.Value, already);
        }

        if (isLinked)
        {
            payload["to"] = new JsonObject { ["crm"] = "embedded", ["kind"] = "person", ["recordId"] = "p-1" };
        }

        using var document = JsonDocument.Parse(payload.ToJsonString());
        return Base64Url.EncodeToString(SHA256.HashData(CanonicalJson.Encode(document.RootElement)));
    }
}
