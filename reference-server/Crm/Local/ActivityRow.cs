using X80.Contract.Kinds;
using X80.Contract.Records;

namespace X80.ReferenceServer.Crm.Local;

/// <summary>A stored activity.</summary>
internal sealed class ActivityRow
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required string Day { get; init; }

    public required string ConversationId { get; init; }

    public required string Channel { get; init; }

    public long? Messages { get; init; }

    public string? Typed { get; init; }

    public Activity ToActivity(ServerOptions options)
    {
        var (channel, kind) = (ChannelKind.Parse(Channel), ActivityKind.Parse(Kind));
        return new Activity
        {
            Id = Id,
            Kind = kind,
            Day = Day,
            Sentence = ActivitySentence.Of(options.LabelOf(channel), kind, Messages),
            ConversationId = X80.Contract.Ids.ConversationId.Parse(ConversationId),
            Channel = channel,
            Typed = Typed,
        };
    }
}
