using System.Text.Json;

namespace X80.ReferenceServer.Crm.Affinity.Lists;

/// <summary>A row of a list: of an opportunity, which has exactly one, or the newest of a person or company.</summary>
/// <param name="List">The list.</param>
/// <param name="Id">The row.</param>
/// <param name="Fields">What stands in the list's own fields, as version 2 says it.</param>
internal sealed record AffinityEntry(long List, long Id, IReadOnlyList<JsonElement> Fields)
{
    private const string Ranked = "ranked-dropdown";

    /// <value>The field that is the stage: the ranked dropdown "Status", or else the first one.</value>
    public JsonElement? Stage => Fields.Where(one => AffinityCells.TypeOf(one) == Ranked)
        .OrderByDescending(one => AffinityText.Of(one, "name") == "Status")
        .Cast<JsonElement?>()
        .FirstOrDefault();

    public override string ToString() => "entry";
}
