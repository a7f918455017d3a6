using System.Text.Json.Serialization;

namespace X80.Cli.Reader.Drill;

/// <summary>One change of a page.</summary>
/// <param name="Mutation">What was done.</param>
/// <param name="Stage">The stage whose first strategy looked for what was changed; else <c>elsewhere</c>.</param>
/// <param name="Touched">Of what that strategy looked for, how many are not what or where they were.</param>
internal sealed record DrillMutation(
    [property: JsonPropertyName("mutation")] string Mutation, [property: JsonPropertyName("stage")] string Stage, [property: JsonPropertyName("touched")] int Touched)
{
    public const string Elsewhere = "elsewhere";

    public override string ToString() => $"{Mutation} at {Stage}";
}
