using System.Text.Json.Serialization;
using X80.Contract.Json;

namespace X80.Contract.Kinds;

/// <summary>Whether a conversation may be stored. Anything but `shared` means Private (GATE-1).</summary>
[JsonConverter(typeof(KindJsonConverter<PrivacyState>))]
public readonly record struct PrivacyState : IKind<PrivacyState>
{
    private readonly string? value;

    private PrivacyState(string word) => value = word;

    public static PrivacyState Private { get; } = new("private");
    public static PrivacyState Shared { get; } = new("shared");

    public string Value => value ?? throw new InvalidOperationException("This PrivacyState was never set.");

    /// <summary>True for exactly the word <c>shared</c>; absent, unknown and malformed states are Private.</summary>
    public bool IsShared => value == "shared";

    static PrivacyState IKind<PrivacyState>.FromValidated(string word) => new(word);

    /// <exception cref="FormatException">The word is not of the form of a kind.</exception>
    public static PrivacyState Parse(string word) => KindWord.Parse<PrivacyState>(word);

    public override string ToString() => value ?? "(none)";
}
