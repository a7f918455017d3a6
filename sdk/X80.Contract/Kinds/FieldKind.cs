using System.Text.Json.Serialization;
using X80.Contract.Json;

namespace X80.Contract.Kinds;

/// <summary>What sort of value a CRM field holds.</summary>
[JsonConverter(typeof(KindJsonConverter<FieldKind>))]
public readonly record struct FieldKind : IKind<FieldKind>
{
    private readonly string? value;

    private FieldKind(string word) => value = word;

    public static FieldKind Text { get; } = new("text");
    public static FieldKind Number { get; } = new("number");
    public static FieldKind Date { get; } = new("date");
    public static FieldKind Select { get; } = new("select");
    public static FieldKind Multiselect { get; } = new("multiselect");
    public static FieldKind Status { get; } = new("status");
    public static FieldKind User { get; } = new("user");
    public static FieldKind Currency { get; } = new("currency");
    public static FieldKind Phone { get; } = new("phone");
    public static FieldKind Email { get; } = new("email");
    public static FieldKind Url { get; } = new("url");
    public static FieldKind Checkbox { get; } = new("checkbox");

    public string Value => value ?? throw new InvalidOperationException("This FieldKind was never set.");

    static FieldKind IKind<FieldKind>.FromValidated(string word) => new(word);

    /// <exception cref="FormatException">The word is not of the form of a kind.</exception>
    public static FieldKind Parse(string word) => KindWord.Parse<FieldKind>(word);

    public override string ToString() => value ?? "(none)";
}
