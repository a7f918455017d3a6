using System.Text.Json.Serialization;

namespace X80.ReferenceServer.Auditing;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SignedHead))]
internal sealed partial class HeadJson : JsonSerializerContext;
