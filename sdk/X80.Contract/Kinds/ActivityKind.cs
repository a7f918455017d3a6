using System.Text.Json.Serialization;
using X80.Contract.Json;

namespace X80.Contract.Kinds;

/// <summary>What sort of activity was logged.</summary>
[JsonConverter(typeof(KindJsonConverter<ActivityKind>))]
public readonly record struct ActivityKind : IKind<ActivityKind>
{
    private readonly string? value;

    private ActivityKind(string word) => value = word;

    public static ActivityKind Conversation { get; } = new("conversation");

    public string Value => value ?? throw new InvalidOperationException("This ActivityKind was never set.");

    static ActivityKind IKind<ActivityKind>.FromValidated(string word) => new(word);

    /// <exception cref="FormatException">The word is not of the form of a kind.</exception>
    public static ActivityKind Parse(string word) => KindWord.Parse<ActivityKind>(word);

    public override string ToString() => value ?? "(none)";
}
