using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using X80.Contract.Json;
using X80.Contract.Records;
using X80.Contract.Sessions;

namespace X80.ReferenceServer.Http;

/// <summary>
/// One pass over the bytes for what the serializer would let through (null, NUL, half surrogates, fractions, duplicates
/// in places it skips), then the serializer for types, unknown and missing members.
/// </summary>
internal sealed class StrictJson : IStrictJson
{
    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = ContractLimits.Version1.Depth };

    public StrictBody<T> Read<T>(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
        {
            throw Refusal.Malformed("The body is not UTF-8.");
        }

        try
        {
            Check(body.Span, clears: typeof(T) == typeof(EditRecord));
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = ContractLimits.Version1.Depth });
            var value = document.RootElement.Deserialize((JsonTypeInfo<T>)ContractJson.Strict.GetTypeInfo(typeof(T)));
            return new StrictBody<T>(document.RootElement.Clone(), value!);
        }
        catch (JsonException)
        {
            // The exception names the client's members and places; the answer does not.
            throw Refusal.Malformed("The body is not the JSON that this route takes: a member is unknown, missing, doubled or of another type.");
        }
    }

    /// <param name="body">The bytes.</param>
    /// <param name="clears">Whether a null may stand as a field's value, where it clears: the one place of the contract.</param>
    private static void Check(ReadOnlySpan<byte> body, bool clears)
    {
        var reader = new Utf8JsonReader(body, ReaderOptions);
        var objects = new NamesByDepth();
        Span<int> items = stackalloc int[ContractLimits.Version1.Depth + 2];
        var (first, root) = (true, "");
        while (reader.Read())
        {
            if (first && reader.TokenType != JsonTokenType.StartObject)
            {
                throw Refusal.Malformed("The body is a JSON object.");
            }

            first = false;
            CheckCount(ref reader, items);
            if (reader.TokenType == JsonTokenType.Null && clears && reader.CurrentDepth == 2 && (root is "fields" or "was"))
            {
                continue;
            }

            CheckToken(ref reader, objects);
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
            {
                root = reader.GetString()!;
            }
        }
    }

    /// <summary>
    /// Nothing in the contract has more parts than a sync has messages. What has many more is refused here, at the cost of
    /// counting, before a tree of it is made; the message too many has a refusal of its own.
    /// </summary>
    /// <param name="reader">At one token.</param>
    /// <param name="items">How many names and values so far in the open object or array, by depth.</param>
    private static void CheckCount(ref Utf8JsonReader reader, scoped Span<int> items)
    {
        if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            return;
        }

        if (++items[reader.CurrentDepth] > 2 * ContractLimits.Version1.SyncMessages)
        {
            throw Refusal.TooLarge("A sync holds at most 5,000 messages: send the newest.");
        }

        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            items[reader.CurrentDepth + 1] = 0;
        }
    }

    private static void CheckToken(ref Utf8JsonReader reader, NamesByDepth objects)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                objects.Open(reader.CurrentDepth);
                break;
            case JsonTokenType.PropertyName when !objects.Add(reader.CurrentDepth, Text(ref reader)):
                throw Refusal.Malformed("A member is given twice.");
            case JsonTokenType.String when reader.ValueIsEscaped:
                // What is not escaped is UTF-8 by now, which has no such halves, and a bare NUL is no JSON.
                Text(ref reader);
                break;
            case JsonTokenType.Null:
                throw Refusal.Malformed("Leave absent members out: null is not taken.");
            case JsonTokenType.Number when reader.ValueSpan.IndexOfAny(".eE"u8) >= 0:
                throw Refusal.Malformed("Numbers are plain integers.");
            default:
                break;
        }
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        string text;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Refusal.Malformed("A text holds half of a surrogate pair.");
        }

        return text.Contains('\0', StringComparison.Ordinal) ? throw Refusal.Malformed("A text holds a NUL character.") : text;
    }
}
