using System.Text.Json;
using X80.Contract.Ids;
using X80.Contract.Messages;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Conversing;

/// <summary>
/// First and last time of what is stored. The time of a message is content, so the pair is sealed under the
/// conversation's key and rewritten whenever the messages change.
/// </summary>
internal sealed record MessageSpan(DateTimeOffset? First, DateTimeOffset? Last)
{
    public static MessageSpan Empty { get; } = new(null, null);

    public static MessageSpan Of(IReadOnlyList<StoredMessage> messages)
    {
        var times = messages.Where(stored => stored.Message.SentAt is not null).Select(stored => stored.Message.SentAt!.Value).ToList();
        return times.Count == 0 ? Empty : new MessageSpan(times.Min(), times.Max());
    }

    /// <summary>The span when these are stored too.</summary>
    public MessageSpan With(IEnumerable<CapturedMessage> added)
    {
        var times = added.Select(message => message.SentAt).Append(First).Append(Last).OfType<DateTimeOffset>().ToList();
        return times.Count == 0 ? Empty : new MessageSpan(times.Min(), times.Max());
    }

    public static MessageSpan Open(byte[]? key, ConversationRow row) =>
        key is null || row.Span is null
            ? Empty
            : JsonSerializer.Deserialize<MessageSpan>(Sealing.Open(key, Place(row.Id), row.Span)) ?? Empty;

    public void Write(StoreSession session, MemberScope member, ConversationId id, byte[]? key)
    {
        var box = key is null ? null : Sealing.Seal(key, Place(id.Value), JsonSerializer.SerializeToUtf8Bytes(this));
        session.Run("conversations.set_span", new { member.Workspace, member.Member, Id = id.Value, Span = box });
    }

    public override string ToString() => "span";

    private static string Place(string conversation) => $"span\n{conversation}";
}
