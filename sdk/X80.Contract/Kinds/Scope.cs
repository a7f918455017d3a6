using System.Text.Json.Serialization;
using X80.Contract.Json;

namespace X80.Contract.Kinds;

/// <summary>What a token may do.</summary>
[JsonConverter(typeof(KindJsonConverter<Scope>))]
public readonly record struct Scope : IKind<Scope>
{
    private readonly string? value;

    private Scope(string word) => value = word;

    public static Scope Capture { get; } = new("capture");
    public static Scope Privacy { get; } = new("privacy");
    public static Scope Records { get; } = new("records");
    public static Scope Read { get; } = new("read");

    public string Value => value ?? throw new InvalidOperationException("This Scope was never set.");

    static Scope IKind<Scope>.FromValidated(string word) => new(word);

    /// <exception cref="FormatException">The word is not of the form of a kind.</exception>
    public static Scope Parse(string word) => KindWord.Parse<Scope>(word);

    public override string ToString() => value ?? "(none)";
}
