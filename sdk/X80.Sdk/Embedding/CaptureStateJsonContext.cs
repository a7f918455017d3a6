using System.Text.Json.Serialization;
using X80.Sdk.Capture;

namespace X80.Sdk.Embedding;

[JsonSerializable(typeof(CaptureState))]
internal sealed partial class CaptureStateJsonContext : JsonSerializerContext;
