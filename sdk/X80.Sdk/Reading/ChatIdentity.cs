using System.Globalization;
using System.Text.Json.Serialization;
using X80.Contract.Ids;

namespace X80.Sdk.Reading;

/// <summary>What the page shows of whose chat is open. Evidence, not an id: since 2026 the page shows a title at most.</summary>
public sealed record ChatIdentity
{
    /// <summary>The visible title in NFC; null when the header is blank.</summary>
    public string? Title { get; init; }

    /// <summary>E.164 for an unsaved contact whose title is a number; never a LID.</summary>
    public string? Phone { get; init; }

    public string? Handle { get; init; }

    /// <summary>The channel's own id, where an old page still shows it.</summary>
    public string? ChannelId { get; init; }

    /// <summary>How much it proves.</summary>
    public required IdentityStrength Strength { get; init; }

    /// <summary>The anchor of the conversation key, such as <c>title:Ana Lima</c> or <c>phone:+5511999990000</c>.</summary>
    [JsonIgnore]
    public string Anchor => this switch
    {
        { ChannelId: { } id } => "id:" + id,
        { Phone: { } phone } => "phone:" + phone,
        { Handle: { } handle } => "handle:" + handle,
        { Title: { } title } => "title:" + title.Normalize().Replace('\n', ' '),
        _ => throw new InvalidOperationException("A chat without a title, phone, handle or id has no key."),
    };

    /// <summary>The anchor of one of several chats that bear this title, as far as a person told them apart.</summary>
    /// <param name="place">1 for the first, whose anchor is <see cref="Anchor"/>; then 2, 3 ….</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place: what is known by more than a title has one alone.</exception>
    public string AnchorAt(int place)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(place, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(place, Strength == IdentityStrength.Weak ? int.MaxValue : 1);
        return place == 1 ? Anchor : string.Create(CultureInfo.InvariantCulture, $"{Anchor}\n{place}");
    }

    /// <summary>Ids of the messages on screen; tells same-titled chats apart.</summary>
    public IReadOnlyList<MessageId> MessageIds { get; init; } = [];

    public override string ToString() => $"chat identity ({Strength})";
}
