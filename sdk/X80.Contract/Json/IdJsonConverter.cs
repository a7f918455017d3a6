using System.Text.Json;
using System.Text.Json.Serialization;
using X80.Contract.Ids;

namespace X80.Contract.Json;

/// <summary>Reads an id from a JSON string only, and only in its form.</summary>
public sealed class IdJsonConverter<TId> : JsonConverter<TId> where TId : struct, IWireId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && IdForm.TryParse<TId>(reader.GetString(), out var id)
            ? id
            : throw new JsonException(TId.Form.Describe());

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
