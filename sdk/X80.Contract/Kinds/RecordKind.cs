using System.Text.Json.Serialization;
using X80.Contract.Json;

namespace X80.Contract.Kinds;

/// <summary>What sort of CRM record.</summary>
[JsonConverter(typeof(KindJsonConverter<RecordKind>))]
public readonly record struct RecordKind : IKind<RecordKind>
{
    private readonly string? value;

    private RecordKind(string word) => value = word;

    public static RecordKind Person { get; } = new("person");
    public static RecordKind Company { get; } = new("company");
    public static RecordKind Deal { get; } = new("deal");

    public string Value => value ?? throw new InvalidOperationException("This RecordKind was never set.");

    static RecordKind IKind<RecordKind>.FromValidated(string word) => new(word);

    /// <exception cref="FormatException">The word is not of the form of a kind.</exception>
    public static RecordKind Parse(string word) => KindWord.Parse<RecordKind>(word);

    public override string ToString() => value ?? "(none)";
}
