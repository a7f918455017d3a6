using System.Text.Json.Serialization;

namespace X80.Cli.Reader.Drill;

/// <summary>One change of a page, and the stage whose first strategy looked for what was changed; else <c>elsewhere</c>.</summary>
internal sealed record DrillMutation(
    [property: JsonPropertyName("mutation")] string Mutation, [property: JsonPropertyName("stage")] string Stage)
{
    public const string Elsewhere = "elsewhere";

    public override string ToString() => $"{Mutation} at {Stage}";
}
