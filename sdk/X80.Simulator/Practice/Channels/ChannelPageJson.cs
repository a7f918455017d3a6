using System.Text.Json;
using System.Text.Json.Serialization;

namespace X80.Simulator.Practice.Channels;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ChannelPageSettings))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ChannelPageJson : JsonSerializerContext;
