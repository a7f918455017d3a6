using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using X80.Contract.Json;

namespace X80.Contract.Ids;

/// <summary>Names one attempt at one write, so that a repeat has no second effect (WIRE-4): at least 128 random bits. Form: <c>[A-Za-z0-9_-]{22,64}</c>.</summary>
[JsonConverter(typeof(IdJsonConverter<IdempotencyKey>))]
public readonly record struct IdempotencyKey : IWireId<IdempotencyKey>
{
    private readonly string? value;

    private IdempotencyKey(string text) => value = text;

    public static IdForm Form { get; } = new("IdempotencyKey", 22, 64, AllowsDashes: true);

    public string Value => value ?? throw new InvalidOperationException("This IdempotencyKey was never set.");

    static IdempotencyKey IWireId<IdempotencyKey>.FromValidated(string text) => new(text);

    /// <summary>A new one: 128 bits from the operating system's generator.</summary>
    public static IdempotencyKey NewRandom() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));

    public static bool TryParse(string? text, out IdempotencyKey id) => IdForm.TryParse(text, out id);

    /// <exception cref="FormatException">The text is not of the form.</exception>
    public static IdempotencyKey Parse(string text) => IdForm.Parse<IdempotencyKey>(text);

    public override string ToString() => value ?? "(none)";
}
