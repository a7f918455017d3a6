using System.Text.Json;
using X80.Contract.Conversations;
using X80.Contract.Json;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Contract.Records;
using X80.Sdk.Tests.Support;

namespace X80.Sdk.Tests.Contract;

public sealed class ContractJsonTests
{
    [Theory]
    [InlineData("""{"state":"shared","state":"private"}""")]
    [InlineData("""{"state":"shared","force":true}""")]
    [InlineData("""{"State":"shared"}""")]
    [InlineData("""{"state":true}""")]
    [InlineData("""{"state":1}""")]
    [InlineData("""{"state":null}""")]
    [InlineData("""{"state":"SHARED"}""")]
    [InlineData("""{"state":["shared"]}""")]
    [InlineData("""{"history":"keep"}""")]
    [InlineData("""{"state":"shared",}""")]
    [InlineData("""{"state":"shared"/* */}""")]
    public void A_request_that_is_not_exactly_of_the_contract_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PrivacyChange>(json, ContractJson.Strict));

    [Fact]
    public void A_request_of_the_contract_is_read() =>
        Assert.True(JsonSerializer.Deserialize<PrivacyChange>("""{"state":"shared"}""", ContractJson.Strict)!.State.IsShared);

    [Theory]
    [InlineData("2026-11-23T14:05:00")]
    [InlineData("2026-11-23")]
    [InlineData("23/11/2026 14:05")]
    public void A_time_without_an_offset_is_refused(string time)
    {
        var json = Samples.Json(Samples.Message()).Replace(@"2026-11-23T12:00:00\u002B00:00", time, StringComparison.Ordinal);
        Assert.Contains(time, json, StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CapturedMessage>(json, ContractJson.Strict));
    }

    [Fact]
    public void What_is_absent_is_left_out_and_comes_back_absent()
    {
        var json = JsonSerializer.Serialize(Samples.Message(), ContractJson.Strict);
        Assert.DoesNotContain("null", json, StringComparison.Ordinal);
        var again = JsonSerializer.Deserialize<CapturedMessage>(json, ContractJson.Strict)!;
        Assert.Equal((Samples.Canary, Samples.Noon, null, null), (again.Text, again.SentAt, again.Caption, again.ReplyTo));
        Assert.Equal(json, JsonSerializer.Serialize(again, ContractJson.Strict));
    }

    [Fact]
    public void An_answer_with_members_and_kinds_of_a_later_version_is_read()
    {
        const string json = """{"id":"conversation-0000000001","channel":"pigeon","privacy":"embargoed","transmitted":{"messages":2,"bytes":9},"crm":"later","mood":{}}""";
        var conversation = JsonSerializer.Deserialize<Conversation>(json, ContractJson.Tolerant)!;
        Assert.Equal(("pigeon", "embargoed", 2), (conversation.Channel.Value, conversation.Privacy.Value, conversation.Transmitted.Messages));
        Assert.False(conversation.Privacy.IsShared);
    }

    [Fact]
    public void A_field_is_a_text_a_list_of_texts_or_cleared()
    {
        RecordField Read(string value) => JsonSerializer.Deserialize<RecordField>(
            $$"""{"key":"k","label":"K","kind":"text","value":{{value}},"display":"","editable":true}""", ContractJson.Tolerant)!;
        Assert.Equal(["a"], Read("\"a\"").Value!.Items);
        Assert.Equal(["a", "b"], Read("[\"a\",\"b\"]").Value!.Items);
        Assert.Null(Read("null").Value);
        Assert.Throws<JsonException>(() => Read("7"));
        Assert.Throws<JsonException>(() => Read("[\"a\",7]"));
    }

    [Fact]
    public void Nothing_that_bears_content_prints_it()
    {
        Assert.DoesNotContain(Samples.Canary, $"{Samples.Message()} {new MessagePage { Items = [Samples.Message()] }}", StringComparison.Ordinal);
        Assert.DoesNotContain(Samples.Canary, $"{new RecordSearch { Query = Samples.Canary }} {new OpenConversation { Channel = ChannelKind.WhatsApp, Key = default, Title = Samples.Canary }}", StringComparison.Ordinal);
    }
}
