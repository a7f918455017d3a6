using X80.Contract.Consents;
using X80.Contract.Ids;
using X80.Contract.Kinds;

namespace X80.Contract.Records;

/// <summary>Body of <c>POST records/{kind}/{id}/activities</c>. The server writes the sentence.</summary>
public sealed class LogActivity
{
    public required ActivityKind Kind { get; init; }

    /// <summary>The calendar day, <c>yyyy-MM-dd</c>.</summary>
    public required string Day { get; init; }

    public required ConversationId ConversationId { get; init; }

    public required ChannelKind Channel { get; init; }

    /// <summary>One line that a person typed, at most 280 characters.</summary>
    public string? Typed { get; init; }

    public required ConsentClaim Consent { get; init; }
}
