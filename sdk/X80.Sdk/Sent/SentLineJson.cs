using System.Text.Json;
using System.Text.Json.Serialization;

namespace X80.Sdk.Sent;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SentLine))]
internal sealed partial class SentLineJson : JsonSerializerContext;
