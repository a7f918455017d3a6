using System.Text.Json.Serialization;
using X80.Contract.Ids;
using X80.Contract.Kinds;

namespace X80.Sdk.Sent;

/// <summary>One line of the ledger's file. The name stands in <c>chat</c>, or sealed in <c>sealed</c> where a secret store is.</summary>
internal sealed record SentLine(
    DateTimeOffset At,
    ConsentAction Act,
    ChannelKind Channel,
    ConversationId ConversationId,
    ClickId ClickId,
    int Messages,
    string Answer,
    string? Chat,
    string? Sealed)
{
    /// <summary>The entry's line with the name as it is.</summary>
    public static SentLine Of(SentEntry entry) => new(
        entry.At, entry.Act, entry.Channel, entry.ConversationId, entry.ClickId, entry.Messages, entry.Answer, entry.Chat, Sealed: null);

    public SentEntry ToEntry(string? chat) => new()
    {
        At = At,
        Act = Act,
        Channel = Channel,
        ConversationId = ConversationId,
        ClickId = ClickId,
        Messages = Messages,
        Answer = Answer,
        Chat = chat,
    };

    [JsonIgnore]
    public (ClickId Click, ConsentAction Act) Identity => (ClickId, Act);
}
