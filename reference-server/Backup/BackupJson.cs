using System.Text.Json.Serialization;

namespace X80.ReferenceServer.Backup;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LivingKeys))]
[JsonSerializable(typeof(DataPart))]
internal sealed partial class BackupJson : JsonSerializerContext;
