using System.Text.Json.Serialization;

namespace X80.Sdk.Locking;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PassphraseHash))]
internal sealed partial class PassphraseJson : JsonSerializerContext;
