using System.Text.Json.Serialization;

namespace X80.Harness.Tests.Reading.Drill;

/// <summary>One change of a page, and the stage whose first strategy looked for what was changed.</summary>
internal sealed record DrillMutation(
    [property: JsonPropertyName("mutation")] string Mutation, [property: JsonPropertyName("stage")] string Stage);
