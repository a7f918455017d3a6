using System.Text.Json.Serialization;
using X80.Contract.Json;

namespace X80.Contract.Kinds;

/// <summary>Where a workspace lets Shared be set.</summary>
[JsonConverter(typeof(KindJsonConverter<PrivacyAuthority>))]
public readonly record struct PrivacyAuthority : IKind<PrivacyAuthority>
{
    private readonly string? value;

    private PrivacyAuthority(string word) => value = word;

    public static PrivacyAuthority Client { get; } = new("client");
    public static PrivacyAuthority Web { get; } = new("web");

    public string Value => value ?? throw new InvalidOperationException("This PrivacyAuthority was never set.");

    static PrivacyAuthority IKind<PrivacyAuthority>.FromValidated(string word) => new(word);

    /// <exception cref="FormatException">The word is not of the form of a kind.</exception>
    public static PrivacyAuthority Parse(string word) => KindWord.Parse<PrivacyAuthority>(word);

    public override string ToString() => value ?? "(none)";
}
