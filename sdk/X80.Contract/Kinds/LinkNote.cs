using System.Text.Json.Serialization;
using X80.Contract.Json;

namespace X80.Contract.Kinds;

/// <summary>What happens to the note on the former record when a link changes.</summary>
[JsonConverter(typeof(KindJsonConverter<LinkNote>))]
public readonly record struct LinkNote : IKind<LinkNote>
{
    private readonly string? value;

    private LinkNote(string word) => value = word;

    public static LinkNote Keep { get; } = new("keep");
    public static LinkNote Leave { get; } = new("leave");
    public static LinkNote Remove { get; } = new("remove");

    public string Value => value ?? throw new InvalidOperationException("This LinkNote was never set.");

    static LinkNote IKind<LinkNote>.FromValidated(string word) => new(word);

    /// <exception cref="FormatException">The word is not of the form of a kind.</exception>
    public static LinkNote Parse(string word) => KindWord.Parse<LinkNote>(word);

    public override string ToString() => value ?? "(none)";
}
