using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using X80.Contract.Sessions;

namespace X80.Contract.Json;

/// <summary>The two ways this contract's JSON is read: a server refuses what it does not know, a client keeps going.</summary>
public static class ContractJson
{
    /// <summary>For requests (WIRE-6): no unknown or duplicate members, no coercion, depth as in the limits.</summary>
    public static JsonSerializerOptions Strict { get; } = Freeze(new JsonSerializerOptions
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = ContractLimits.Version1.Depth,
    });

    /// <summary>For answers (WIRE-1): unknown members are passed over, so that an older client survives a newer server.</summary>
    public static JsonSerializerOptions Tolerant { get; } = Freeze(new JsonSerializerOptions { AllowDuplicateProperties = false });

    /// <summary>The shape of a contract type as one of these reads and writes it: what a program that is trimmed or compiled ahead of time needs.</summary>
    /// <exception cref="NotSupportedException">The type is none of the contract's.</exception>
    public static JsonTypeInfo<T> ShapeOf<T>(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Freeze(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Converters.Add(new WireTimeConverter());
        options.TypeInfoResolver = ContractJsonContext.Default;
        options.MakeReadOnly();
        return options;
    }
}
