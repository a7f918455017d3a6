using System.Text.Json;
using System.Text.Json.Serialization;
using X80.Contract.Kinds;

namespace X80.Contract.Json;

/// <summary>Reads a kind from a JSON string only; numbers, booleans and malformed words are refused.</summary>
public sealed class KindJsonConverter<TKind> : JsonConverter<TKind> where TKind : struct, IKind<TKind>
{
    public override TKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && KindWord.TryParse<TKind>(reader.GetString(), out var kind)
            ? kind
            : throw new JsonException($"A {typeof(TKind).Name} is a string of a-z, 0-9, '.', '_', '-'.");

    public override void Write(Utf8JsonWriter writer, TKind value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
