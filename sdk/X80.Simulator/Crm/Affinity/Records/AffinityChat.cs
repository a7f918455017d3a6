using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Affinity.Records;

/// <summary>A chat message that was logged by hand; its text is a note.</summary>
internal sealed class AffinityChat
{
    public required long Id { get; init; }

    public required long Creator { get; init; }

    public required IReadOnlyList<long> People { get; set; }

    public required DateTimeOffset Date { get; set; }

    public required int Direction { get; init; }

    public required AffinityNote Note { get; init; }

    public JsonObject First(AffinityAccount account) => new()
    {
        ["id"] = Id,
        ["type"] = AffinityAccount.ChatMessage,
        ["date"] = AffinityAccount.Stamp(Date),
        ["direction"] = Direction,
        ["manual_creator_id"] = Creator,
        ["persons"] = new JsonArray([.. People.Select(id => (JsonNode)account.Find(AffinityEntityKind.Person, id)!.First())]),
        ["notes"] = new JsonArray(Note.Id),
    };
}
