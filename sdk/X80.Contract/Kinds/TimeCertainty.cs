using System.Text.Json.Serialization;
using X80.Contract.Json;

namespace X80.Contract.Kinds;

/// <summary>How sure a message's time is. `SentAt` is absent for `ambiguous` and `unknown`; with `day` it is local midnight.</summary>
[JsonConverter(typeof(KindJsonConverter<TimeCertainty>))]
public readonly record struct TimeCertainty : IKind<TimeCertainty>
{
    private readonly string? value;

    private TimeCertainty(string word) => value = word;

    public static TimeCertainty Minute { get; } = new("minute");
    public static TimeCertainty Day { get; } = new("day");
    public static TimeCertainty Ambiguous { get; } = new("ambiguous");
    public static TimeCertainty Unknown { get; } = new("unknown");

    public string Value => value ?? throw new InvalidOperationException("This TimeCertainty was never set.");

    static TimeCertainty IKind<TimeCertainty>.FromValidated(string word) => new(word);

    /// <exception cref="FormatException">The word is not of the form of a kind.</exception>
    public static TimeCertainty Parse(string word) => KindWord.Parse<TimeCertainty>(word);

    public override string ToString() => value ?? "(none)";
}
