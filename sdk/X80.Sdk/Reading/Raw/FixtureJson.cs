using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using X80.Contract.Json;
using X80.Contract.Messages;

namespace X80.Sdk.Reading.Raw;

/// <summary>How a fixture's expectation is read, and how a message is written where two are compared.</summary>
internal static class FixtureJson
{
    private static readonly JsonSerializerOptions Readable = new(ContractJson.Strict)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = JsonTypeInfoResolver.Combine(ContractJsonContext.Default, ExpectedReadingJson.Default),
    };

    /// <summary>As strict as the contract: an unknown or doubled member is a mistake in the fixture.</summary>
    public static JsonTypeInfo<ExpectedReading> Strict { get; } = (JsonTypeInfo<ExpectedReading>)Readable.GetTypeInfo(typeof(ExpectedReading));

    public static string WallClock(CapturedMessage message) => WithoutOffsets(JsonSerializer.SerializeToNode(message, Info<CapturedMessage>())!, "sentAt");

    public static string WallClock(Coverage coverage) => WithoutOffsets(JsonSerializer.SerializeToNode(coverage, Info<Coverage>())!, "first", "last");

    private static JsonTypeInfo<T> Info<T>() => (JsonTypeInfo<T>)Readable.GetTypeInfo(typeof(T));

    private static string WithoutOffsets(JsonNode node, params ReadOnlySpan<string> times)
    {
        foreach (var name in times)
        {
            if (node[name] is { } time)
            {
                node[name] = ((string)time!)[.."yyyy-MM-ddTHH:mm:ss".Length];
            }
        }

        return node.ToJsonString(Readable);
    }
}
