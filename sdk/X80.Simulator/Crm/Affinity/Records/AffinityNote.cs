using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Affinity.Records;

/// <summary>A note, on its own or as the text of a chat message.</summary>
internal sealed class AffinityNote
{
    public required long Id { get; init; }

    public required long Creator { get; init; }

    public required string Content { get; set; }

    public required IReadOnlyList<long> People { get; set; }

    public IReadOnlyList<long> Companies { get; set; } = [];

    public IReadOnlyList<long> Opportunities { get; set; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public List<long> Mentions { get; } = [];

    /// <value>The chat message that it is the text of.</value>
    public long? Interaction { get; init; }

    public bool IsOn(AffinityEntityKind kind, long id) => (kind switch
    {
        AffinityEntityKind.Person => People,
        AffinityEntityKind.Company => Companies,
        _ => Opportunities,
    }).Contains(id);

    public JsonObject First() => new()
    {
        ["id"] = Id,
        ["creator_id"] = Creator,
        ["person_ids"] = Ids(Interaction is null ? People : []),
        ["associated_person_ids"] = Ids(Interaction is null ? People : []),
        ["interaction_person_ids"] = Ids(Interaction is null ? [] : People),
        ["interaction_id"] = Interaction,
        ["interaction_type"] = Interaction is null ? null : AffinityAccount.ChatMessage,
        ["is_meeting"] = false,
        ["mentioned_person_ids"] = Ids(Mentions),
        ["organization_ids"] = Ids(Companies),
        ["opportunity_ids"] = Ids(Opportunities),
        ["parent_id"] = null,
        ["content"] = Content,
        ["type"] = 0,
        ["created_at"] = AffinityAccount.Stamp(CreatedAt),
        ["updated_at"] = UpdatedAt is { } at ? AffinityAccount.Stamp(at) : null,
    };

    private static JsonArray Ids(IEnumerable<long> ids) => [.. ids.Select(one => (JsonNode)one)];
}
