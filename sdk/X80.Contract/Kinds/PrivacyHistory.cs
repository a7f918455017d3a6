using System.Text.Json.Serialization;
using X80.Contract.Json;

namespace X80.Contract.Kinds;

/// <summary>What a flip to Private does with what was transmitted before.</summary>
[JsonConverter(typeof(KindJsonConverter<PrivacyHistory>))]
public readonly record struct PrivacyHistory : IKind<PrivacyHistory>
{
    private readonly string? value;

    private PrivacyHistory(string word) => value = word;

    public static PrivacyHistory Keep { get; } = new("keep");
    public static PrivacyHistory Withdraw { get; } = new("withdraw");

    public string Value => value ?? throw new InvalidOperationException("This PrivacyHistory was never set.");

    static PrivacyHistory IKind<PrivacyHistory>.FromValidated(string word) => new(word);

    /// <exception cref="FormatException">The word is not of the form of a kind.</exception>
    public static PrivacyHistory Parse(string word) => KindWord.Parse<PrivacyHistory>(word);

    public override string ToString() => value ?? "(none)";
}
