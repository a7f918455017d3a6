using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using X80.Contract.Json;
using X80.Contract.Kinds;

namespace X80.Contract.Ids;

/// <summary>The opaque key a client derives for a chat. The backend stores only a tag of it. Form: <c>[A-Za-z0-9_-]{22,64}</c>.</summary>
[JsonConverter(typeof(IdJsonConverter<ConversationKey>))]
public readonly record struct ConversationKey : IWireId<ConversationKey>
{
    private readonly string? value;

    private ConversationKey(string text) => value = text;

    public static IdForm Form { get; } = new("ConversationKey", 22, 64, AllowsDashes: true);

    public string Value => value ?? throw new InvalidOperationException("This ConversationKey was never set.");

    static ConversationKey IWireId<ConversationKey>.FromValidated(string text) => new(text);

    /// <summary>
    /// base64url of HMAC-SHA-256 with the member's key material over channel, line feed and anchor, so that two front
    /// ends of one member agree on a chat's key and the backend learns nothing from it.
    /// </summary>
    /// <param name="keyMaterial"><c>keyMaterial</c> of the session, base64url.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="anchor"><c>id:…</c>, <c>phone:+…</c>, <c>handle:…</c> or <c>title:…</c> (NFC, line feeds as spaces).</param>
    public static ConversationKey Derive(string keyMaterial, ChannelKind channel, string anchor)
    {
        var message = Encoding.UTF8.GetBytes($"{channel.Value}\n{anchor}");
        return new(Base64Url.EncodeToString(HMACSHA256.HashData(Base64Url.DecodeFromChars(keyMaterial), message)));
    }

    public static bool TryParse(string? text, out ConversationKey id) => IdForm.TryParse(text, out id);

    /// <exception cref="FormatException">The text is not of the form.</exception>
    public static ConversationKey Parse(string text) => IdForm.Parse<ConversationKey>(text);

    public override string ToString() => value ?? "(none)";
}
