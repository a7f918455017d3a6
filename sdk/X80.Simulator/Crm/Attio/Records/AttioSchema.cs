using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Attio.Records;

/// <summary>The objects of the workspace and their attributes.</summary>
internal sealed class AttioSchema
{
    private static readonly string[] Interactions =
    [
        "first_calendar_interaction", "last_calendar_interaction", "next_calendar_interaction", "first_email_interaction", "last_email_interaction",
        "first_interaction", "last_interaction", "next_interaction",
    ];

    private readonly Dictionary<string, List<AttioAttribute>> objects;

    public AttioSchema(bool hasDeals)
    {
        objects = new Dictionary<string, List<AttioAttribute>>
        {
            ["people"] =
            [
                new("name", "personal-name", "Name"),
                new("email_addresses", "email-address", "Email addresses") { IsMulti = true, IsUnique = true },
                new("phone_numbers", "phone-number", "Phone numbers") { IsMulti = true },
                new("company", "record-reference", "Company"),
                new("job_title", "text", "Job title"),
                .. Common(),
            ],
            ["companies"] =
            [
                new("name", "text", "Name"),
                new("domains", "domain", "Domains") { IsMulti = true, IsUnique = true },
                new("team", "record-reference", "Team") { IsMulti = true },
                new("categories", "select", "Categories") { IsMulti = true, Options = Titles("B2B", "SaaS", "Logistics") },
                .. Common(),
            ],
        };
        if (hasDeals)
        {
            objects["deals"] =
            [
                new("name", "text", "Deal name") { IsRequired = true },
                new("stage", "status", "Deal stage") { IsRequired = true, Options = Titles("Lead", "In Progress", "Won \U0001F389", "Lost") },
                new("owner", "actor-reference", "Deal owner") { IsRequired = true },
                new("value", "currency", "Deal value"),
                new("associated_people", "record-reference", "Associated people") { IsMulti = true },
                new("associated_company", "record-reference", "Associated company"),
                .. System(),
            ];
        }
    }

    /// <exception cref="AttioRefusalException">There is no such object, or it is switched off.</exception>
    public IReadOnlyList<AttioAttribute> Of(string slug) =>
        objects.TryGetValue(slug, out var found) ? found : throw AttioRefusalException.NotFound($"Object \"{slug}\"");

    public bool Has(string slug) => objects.ContainsKey(slug);

    /// <exception cref="AttioRefusalException">There is no such attribute.</exception>
    public AttioAttribute Find(string slug, string attribute) =>
        Of(slug).FirstOrDefault(known => known.Slug == attribute || known.Id.ToString() == attribute)
        ?? throw AttioRefusalException.Invalid("value_not_found", $"Cannot find attribute with slug/ID \"{attribute}\".");

    public void Add(string slug, AttioAttribute attribute) => objects[slug].Add(attribute);

    /// <summary>A type of activities that an administrator made: a unique text, a text, and links to people and companies.</summary>
    public void AddActivity(string place) => objects[place] =
    [
        new("conversation", "text", "Conversation") { IsUnique = true },
        new("summary", "text", "Summary") { IsRequired = true },
        new("related_people", "record-reference", "People") { IsMulti = true },
        new("related_companies", "record-reference", "Companies") { IsMulti = true },
        new("timestamp", "timestamp", "Timestamp") { IsRequired = true },
        .. System(),
    ];

    public JsonArray Describe(string slug) => new([.. Of(slug).Select(attribute => (JsonNode)new JsonObject
    {
        ["id"] = new JsonObject { ["attribute_id"] = attribute.Id.ToString() },
        ["title"] = attribute.Title,
        ["api_slug"] = attribute.Slug,
        ["type"] = attribute.Type,
        ["is_writable"] = attribute.IsWritable,
        ["is_required"] = attribute.IsRequired,
        ["is_unique"] = attribute.IsUnique,
        ["is_multiselect"] = attribute.IsMulti,
        ["is_archived"] = false,
    })]);

    /// <summary>The titles of a status or select.</summary>
    public JsonArray DescribeOptions(string slug, string attribute, string idName) =>
        new([.. Find(slug, attribute).Options.Select(option => (JsonNode)new JsonObject
        {
            ["id"] = new JsonObject { [idName] = option.Value.ToString() },
            ["title"] = option.Key,
            ["is_archived"] = false,
        })]);

    private static Dictionary<string, Guid> Titles(params string[] titles) => titles.ToDictionary(title => title, _ => Guid.NewGuid());

    private static IEnumerable<AttioAttribute> Common() =>
    [
        new("description", "text", "Description"),
        new("linkedin", "text", "LinkedIn"),
        new("associated_deals", "record-reference", "Associated deals") { IsMulti = true },
        .. Interactions.Select(slug => new AttioAttribute(slug, "interaction", slug) { IsWritable = false }),
        .. System(),
    ];

    private static IEnumerable<AttioAttribute> System() =>
    [
        new("record_id", "text", "Record ID") { IsWritable = false },
        new("created_at", "timestamp", "Created at") { IsWritable = false },
        new("created_by", "actor-reference", "Created by") { IsWritable = false },
    ];
}
