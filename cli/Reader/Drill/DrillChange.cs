using System.Text.Json.Serialization;

namespace X80.Cli.Reader.Drill;

/// <summary>How a page was changed.</summary>
/// <param name="Done">One to five changes, in order.</param>
/// <param name="Gone">What stood on the panel before and nowhere on it after, which no reader can find: <c>title</c>, <c>id</c>, <c>stamp</c>, <c>text</c>.</param>
internal sealed record DrillChange(
    [property: JsonPropertyName("done")] IReadOnlyList<DrillMutation> Done, [property: JsonPropertyName("gone")] IReadOnlyList<string> Gone);
