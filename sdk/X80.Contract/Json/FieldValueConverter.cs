using System.Text.Json;
using System.Text.Json.Serialization;
using X80.Contract.Records;

namespace X80.Contract.Json;

/// <summary>A string or an array of strings; anything else is refused.</summary>
public sealed class FieldValueConverter : JsonConverter<FieldValue>
{
    public override FieldValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new FieldValue(reader.GetString()!);
        }

        var items = new List<string>();
        while (reader.TokenType == JsonTokenType.StartArray && reader.Read() && reader.TokenType == JsonTokenType.String)
        {
            do
            {
                items.Add(reader.GetString()!);
            }
            while (reader.Read() && reader.TokenType == JsonTokenType.String);
            break;
        }

        return reader.TokenType == JsonTokenType.EndArray
            ? new FieldValue(items)
            : throw new JsonException("A field's value is a string, a list of strings, or null.");
    }

    public override void Write(Utf8JsonWriter writer, FieldValue value, JsonSerializerOptions options)
    {
        if (!value.IsList)
        {
            writer.WriteStringValue(value.Items[0]);
            return;
        }

        writer.WriteStartArray();
        foreach (var item in value.Items)
        {
            writer.WriteStringValue(item);
        }

        writer.WriteEndArray();
    }
}
