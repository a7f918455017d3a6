using System.Text.Json;
using System.Text.Json.Serialization;

namespace X80.Sdk.Reading.Packs;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    NumberHandling = JsonNumberHandling.Strict,
    PropertyNameCaseInsensitive = false,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ReaderPack))]
internal sealed partial class ReaderPackJson : JsonSerializerContext;
