using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Affinity.Records;

/// <summary>A person, a company or an opportunity.</summary>
internal sealed class AffinityEntity(long id, AffinityEntityKind kind, DateTimeOffset madeAt)
{
    public long Id => id;

    public AffinityEntityKind Kind => kind;

    public DateTimeOffset MadeAt => madeAt;

    /// <value>The first name of a person, the name of the others.</value>
    public string Name { get; set; } = "";

    public string LastName { get; set; } = "";

    public bool IsInternal { get; init; }

    /// <value>It stands in Affinity's own directory and is nobody's record.</value>
    public bool IsGlobal { get; init; }

    public List<string> Emails { get; set; } = [];

    public string? Domain { get; set; }

    public List<long> People { get; set; } = [];

    public List<long> Companies { get; set; } = [];

    /// <value>The one row that an opportunity has.</value>
    public AffinityEntry? Entry { get; set; }

    public DateTimeOffset? LastEmailAt { get; set; }

    public DateTimeOffset? LastChatAt { get; set; }

    /// <value>Values of global fields: the id of a value, of its field, and what it is.</value>
    public List<(long Id, long Field, string Value)> Fields { get; } = [];

    public string FullName => LastName.Length > 0 ? $"{Name} {LastName}" : Name;

    public DateTimeOffset? LastInteractionAt => LastEmailAt > LastChatAt || LastChatAt is null ? LastEmailAt : LastChatAt;

    public JsonObject First() => kind switch
    {
        AffinityEntityKind.Person => new JsonObject
        {
            ["id"] = id,
            ["type"] = IsInternal ? 1 : 0,
            ["first_name"] = Name,
            ["last_name"] = LastName,
            ["primary_email"] = Emails.FirstOrDefault(),
            ["emails"] = new JsonArray([.. Emails.Select(email => (JsonNode)email)]),
            ["organization_ids"] = Ids(Companies),
        },
        AffinityEntityKind.Company => new JsonObject
        {
            ["id"] = id,
            ["name"] = Name,
            ["domain"] = Domain,
            ["domains"] = Domain is null ? [] : new JsonArray(Domain),
            ["global"] = IsGlobal,
            ["person_ids"] = Ids(People),
        },
        _ => new JsonObject
        {
            ["id"] = id,
            ["name"] = Name,
            ["person_ids"] = Ids(People),
            ["organization_ids"] = Ids(Companies),
            ["list_entries"] = Entry is null ? [] : new JsonArray(new JsonObject
            {
                ["id"] = Entry.Id,
                ["creator_id"] = Entry.Creator,
                ["list_id"] = Entry.List.Id,
                ["entity_id"] = id,
                ["entity_type"] = Entry.List.Number,
                ["created_at"] = AffinityAccount.Stamp(Entry.MadeAt),
            }),
        },
    };

    private static JsonArray Ids(IEnumerable<long> ids) => [.. ids.Select(one => (JsonNode)one)];
}
