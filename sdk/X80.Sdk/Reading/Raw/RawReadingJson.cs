using System.Text.Json;
using System.Text.Json.Serialization;

namespace X80.Sdk.Reading.Raw;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    NumberHandling = JsonNumberHandling.Strict,
    PropertyNameCaseInsensitive = false,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(RawReading))]
internal sealed partial class RawReadingJson : JsonSerializerContext;
