using System.Text.Json;
using System.Text.Json.Serialization;

namespace X80.Sdk.Snippets;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PlacerAnswer))]
internal sealed partial class PlacerJson : JsonSerializerContext;
