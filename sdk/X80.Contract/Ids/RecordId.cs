using System.Text.Json.Serialization;
using X80.Contract.Json;

namespace X80.Contract.Ids;

/// <summary>A CRM's id of a record. Form: <c>[A-Za-z0-9_-]{1,64}</c>.</summary>
[JsonConverter(typeof(IdJsonConverter<RecordId>))]
public readonly record struct RecordId : IWireId<RecordId>
{
    private readonly string? value;

    private RecordId(string text) => value = text;

    public static IdForm Form { get; } = new("RecordId", 1, 64, AllowsDashes: true);

    public string Value => value ?? throw new InvalidOperationException("This RecordId was never set.");

    static RecordId IWireId<RecordId>.FromValidated(string text) => new(text);

    public static bool TryParse(string? text, out RecordId id) => IdForm.TryParse(text, out id);

    /// <exception cref="FormatException">The text is not of the form.</exception>
    public static RecordId Parse(string text) => IdForm.Parse<RecordId>(text);

    public override string ToString() => value ?? "(none)";
}
