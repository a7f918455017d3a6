using System.Text.Json;
using System.Text.Json.Serialization;

namespace X80.Simulator.Practice.Locales;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(PageLocale))]
internal sealed partial class PageLocaleJson : JsonSerializerContext;
