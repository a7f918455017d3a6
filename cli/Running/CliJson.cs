using System.Text.Json.Serialization;
using X80.Cli.Guard;

namespace X80.Cli.Running;

/// <summary>The shapes of <c>--json</c>. Members are only ever added.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GuardAnswer))]
internal sealed partial class CliJson : JsonSerializerContext;
