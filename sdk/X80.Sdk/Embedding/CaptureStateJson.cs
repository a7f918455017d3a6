using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using X80.Contract.Json;
using X80.Contract.Sessions;
using X80.Sdk.Capture;
using X80.Sdk.Reading;

namespace X80.Sdk.Embedding;

/// <summary>
/// A <see cref="CaptureState"/> as JSON, for a shell that is not .NET: members in camel case, words in kebab-case, contract types as
/// on the wire, absent members left out. It holds content: it goes to a surface of our own and nowhere else. The member's key
/// material is left out of it: no surface needs it.
/// </summary>
public static class CaptureStateJson
{
    private static readonly JsonTypeInfo<CaptureState> Shape = (JsonTypeInfo<CaptureState>)CreateOptions().GetTypeInfo(typeof(CaptureState));

    /// <returns>One object, on one line. Members are only ever added.</returns>
    public static string Write(CaptureState state) => JsonSerializer.Serialize(state, Shape);

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = CaptureStateJsonContext.Default.WithAddedModifier(WithoutKeyMaterial),
        };
        options.Converters.Add(new JsonStringEnumConverter<CapturePhase>(JsonNamingPolicy.KebabCaseLower));
        options.Converters.Add(new JsonStringEnumConverter<IdentityStrength>(JsonNamingPolicy.KebabCaseLower));
        foreach (var converter in ContractJson.Tolerant.Converters)
        {
            options.Converters.Add(converter);
        }

        return options;
    }

    private static void WithoutKeyMaterial(JsonTypeInfo shape)
    {
        if (shape.Type == typeof(SessionInfo))
        {
            shape.Properties.Remove(shape.Properties.Single(member => member.Name == "keyMaterial"));
        }
    }
}
