using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using X80.Contract.Json;

namespace X80.Contract.Ids;

/// <summary>A claim that a person clicked: at least 128 random bits, spent once per member. Form: <c>[A-Za-z0-9_-]{22,64}</c>.</summary>
[JsonConverter(typeof(IdJsonConverter<ClickId>))]
public readonly record struct ClickId : IWireId<ClickId>
{
    private readonly string? value;

    private ClickId(string text) => value = text;

    public static IdForm Form { get; } = new("ClickId", 22, 64, AllowsDashes: true);

    public string Value => value ?? throw new InvalidOperationException("This ClickId was never set.");

    static ClickId IWireId<ClickId>.FromValidated(string text) => new(text);

    /// <summary>A new one: 128 bits from the operating system's generator.</summary>
    public static ClickId NewRandom() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));

    public static bool TryParse(string? text, out ClickId id) => IdForm.TryParse(text, out id);

    /// <exception cref="FormatException">The text is not of the form.</exception>
    public static ClickId Parse(string text) => IdForm.Parse<ClickId>(text);

    public override string ToString() => value ?? "(none)";
}
