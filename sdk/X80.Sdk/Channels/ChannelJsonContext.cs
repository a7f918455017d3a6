using System.Text.Json.Serialization;

namespace X80.Sdk.Channels;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Channel))]
internal sealed partial class ChannelJsonContext : JsonSerializerContext;
