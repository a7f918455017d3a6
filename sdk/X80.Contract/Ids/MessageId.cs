using System.Text.Json.Serialization;
using X80.Contract.Json;

namespace X80.Contract.Ids;

/// <summary>The message's own part of the page's id, unique in its conversation; never a number, handle or author. Form: <c>[A-Za-z0-9]{8,64}</c>.</summary>
[JsonConverter(typeof(IdJsonConverter<MessageId>))]
public readonly record struct MessageId : IWireId<MessageId>
{
    private readonly string? value;

    private MessageId(string text) => value = text;

    public static IdForm Form { get; } = new("MessageId", 8, 64, AllowsDashes: false);

    public string Value => value ?? throw new InvalidOperationException("This MessageId was never set.");

    static MessageId IWireId<MessageId>.FromValidated(string text) => new(text);

    public static bool TryParse(string? text, out MessageId id) => IdForm.TryParse(text, out id);

    /// <exception cref="FormatException">The text is not of the form.</exception>
    public static MessageId Parse(string text) => IdForm.Parse<MessageId>(text);

    public override string ToString() => value ?? "(none)";
}
