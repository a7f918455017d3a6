using System.Text.Json.Serialization;

namespace X80.Harness.Sidebar;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SidebarModel))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class SidebarJson : JsonSerializerContext;
