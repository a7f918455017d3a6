using System.Text.Json.Serialization;
using X80.Contract.Json;

namespace X80.Contract.Kinds;

/// <summary>Who wrote a message, seen from the member. Unknown beats wrong (READ-3).</summary>
[JsonConverter(typeof(KindJsonConverter<Direction>))]
public readonly record struct Direction : IKind<Direction>
{
    private readonly string? value;

    private Direction(string word) => value = word;

    public static Direction In { get; } = new("in");
    public static Direction Out { get; } = new("out");
    public static Direction Unknown { get; } = new("unknown");

    public string Value => value ?? throw new InvalidOperationException("This Direction was never set.");

    static Direction IKind<Direction>.FromValidated(string word) => new(word);

    /// <exception cref="FormatException">The word is not of the form of a kind.</exception>
    public static Direction Parse(string word) => KindWord.Parse<Direction>(word);

    public override string ToString() => value ?? "(none)";
}
