using System.Text.Json.Serialization;

namespace X80.Sdk.Reading.Raw;

[JsonSerializable(typeof(ExpectedReading))]
internal sealed partial class ExpectedReadingJson : JsonSerializerContext;
