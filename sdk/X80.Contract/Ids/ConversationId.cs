using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using X80.Contract.Json;

namespace X80.Contract.Ids;

/// <summary>The backend's id of a conversation: 128 random bits in base64url. Form: <c>[A-Za-z0-9_-]{22,64}</c>.</summary>
[JsonConverter(typeof(IdJsonConverter<ConversationId>))]
public readonly record struct ConversationId : IWireId<ConversationId>
{
    private readonly string? value;

    private ConversationId(string text) => value = text;

    public static IdForm Form { get; } = new("ConversationId", 22, 64, AllowsDashes: true);

    public string Value => value ?? throw new InvalidOperationException("This ConversationId was never set.");

    static ConversationId IWireId<ConversationId>.FromValidated(string text) => new(text);

    /// <summary>A new one: 128 bits from the operating system's generator.</summary>
    public static ConversationId NewRandom() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));

    public static bool TryParse(string? text, out ConversationId id) => IdForm.TryParse(text, out id);

    /// <exception cref="FormatException">The text is not of the form.</exception>
    public static ConversationId Parse(string text) => IdForm.Parse<ConversationId>(text);

    public override string ToString() => value ?? "(none)";
}
