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
[JsonSerializable(typeof(RawSlice))]
[JsonSerializable(typeof(RawPlan))]
[JsonSerializable(typeof(RawJoin))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class RawReadingJson : JsonSerializerContext;
