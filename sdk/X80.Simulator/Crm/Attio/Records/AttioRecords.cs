using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Attio.Records;

/// <summary>Queries, searches, makes, changes and merges records.</summary>
internal sealed class AttioRecords(AttioWorkspace workspace)
{
    private const int MostRows = 500;
    private const int MostHits = 25;
    private const int LongestQuery = 256;

    private static readonly string[] SearchedSlugs = ["name", "email_addresses", "phone_numbers", "domains"];
    private static readonly string[] SearchedTexts = ["full_name", "value", "email_address", "original_phone_number", "normalized_phone_number", "domain"];

    public AttioReply Query(string slug, JsonObject body)
    {
        workspace.Schema.Of(slug);
        var filter = body["filter"] as JsonObject ?? [];
        var (limit, offset) = (body["limit"]?.GetValue<int>() ?? MostRows, body["offset"]?.GetValue<int>() ?? 0);
        if (limit is < 0 or > MostRows || offset < 0)
        {
            throw AttioRefusalException.Validation("limit or offset is out of range.");
        }

        var fitting = new AttioFilter(workspace, slug);
        fitting.Check(filter);
        var rows = Visible(slug).Where(record => fitting.Fits(record, filter)).Skip(offset).Take(limit);
        return AttioReply.Data(Describe(rows));
    }

    public AttioReply Search(JsonObject body)
    {
        var query = body["query"]!.GetValue<string>();
        var limit = body["limit"]?.GetValue<int>() ?? MostHits;
        if (query.Length > LongestQuery || limit is < 1 or > MostHits)
        {
            throw AttioRefusalException.Validation("query or limit is out of range.");
        }

        var objects = body["objects"]!.AsArray().Select(slug => slug!.GetValue<string>()).ToList();
        objects.ForEach(slug => workspace.Schema.Of(slug));
        var words = query.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var hits = workspace.Records
            .Where(record => objects.Contains(record.Object) && record.CreatedAt + workspace.Options.SearchLag <= workspace.Now && record.MergedUntil <= workspace.Now)
            .Where(record => words.All(word => Haystack(record).Contains(word, StringComparison.OrdinalIgnoreCase)));
        return AttioReply.Data(new JsonArray([.. hits.Take(limit).Select(Hit)]));
    }

    public AttioReply Create(string slug, JsonObject data)
    {
        var attributes = workspace.Schema.Of(slug);
        var values = Values(slug, data);
        foreach (var missing in attributes.Where(attribute => attribute.IsRequired && !values.ContainsKey(attribute.Slug)))
        {
            throw AttioRefusalException.Invalid("missing_value", $"Required value for attribute with slug \"{missing.Slug}\" was not provided.");
        }

        return Add(slug, values);
    }

    public AttioReply Upsert(string slug, string matching, JsonObject data)
    {
        var attribute = workspace.Schema.Of(slug).FirstOrDefault(known => known.Slug == matching || known.Id.ToString() == matching);
        if (attribute is not { IsUnique: true })
        {
            throw AttioRefusalException.Invalid("value_not_found", $"No attribute was found for matching_attribute slug/ID \"{matching}\".");
        }

        var values = Values(slug, data);
        var keys = values.GetValueOrDefault(attribute.Slug, []).Select(AttioValues.Key).ToHashSet();
        var found = Visible(slug).Where(record => record.Values.GetValueOrDefault(attribute.Slug, []).Any(value => keys.Contains(AttioValues.Key(value)))).ToList();
        return found switch
        {
            [] => Add(slug, values),
            [var one] => Change(one, values, known => known.Slug == attribute.Slug),
            _ => throw AttioRefusalException.Invalid("multiple_match_results", "Several records match."),
        };
    }

    /// <param name="slug">The object.</param>
    /// <param name="id">The record.</param>
    /// <param name="data">The values.</param>
    /// <param name="adds">Whether an attribute of many values gets more of them; else they are replaced.</param>
    public AttioReply Update(string slug, string id, JsonObject data, bool adds) =>
        Change(workspace.Find(slug, id), Values(slug, data), _ => adds);

    public AttioReply Read(string slug, string id) => AttioReply.Data(workspace.Find(slug, id).Describe(workspace));

    public AttioReply Delete(string slug, string id)
    {
        workspace.Records.Remove(workspace.Find(slug, id));
        return AttioReply.Empty;
    }

    /// <summary>The two become one under a new id.</summary>
    public Guid Merge(AttioRecord first, AttioRecord second)
    {
        var values = first.Values.Concat(second.Values).GroupBy(pair => pair.Key).ToDictionary(
            group => group.Key,
            group => workspace.Schema.Find(first.Object, group.Key).IsMulti
                ? group.SelectMany(pair => pair.Value).DistinctBy(AttioValues.Key).ToList()
                : group.First().Value);
        var merged = new AttioRecord(first.Object, first.CreatedAt) { Values = values, MergedUntil = workspace.Now + workspace.Options.MergeTime };
        workspace.Records.RemoveAll(record => record == first || record == second);
        workspace.Records.Add(merged);
        return merged.Id;
    }

    private static string Haystack(AttioRecord record) => string.Join(
        ' ',
        from slug in SearchedSlugs
        from value in record.Values.GetValueOrDefault(slug, [])
        from text in SearchedTexts
        where value[text] is not null
        select value[text]!.ToString());

    private JsonNode Hit(AttioRecord record)
    {
        var described = record.Describe(workspace);
        var hit = new JsonObject
        {
            ["id"] = described["id"]!.DeepClone(),
            ["record_text"] = Names(record, "name", record.Object == "people" ? "full_name" : "value").FirstOrDefault()?.DeepClone() ?? "",
            ["record_image"] = null,
            ["object_slug"] = record.Object,
        };
        if (record.Object == "people")
        {
            hit["email_addresses"] = new JsonArray([.. Names(record, "email_addresses", "email_address")]);
            hit["phone_numbers"] = new JsonArray([.. Names(record, "phone_numbers", "normalized_phone_number")]);
        }
        else if (record.Object == "companies")
        {
            hit["domains"] = new JsonArray([.. Names(record, "domains", "domain")]);
        }

        return hit;
    }

    private static IEnumerable<JsonNode?> Names(AttioRecord record, string slug, string property) =>
        record.Values.GetValueOrDefault(slug, []).Select(value => value[property]?.DeepClone());

    private IEnumerable<AttioRecord> Visible(string slug) =>
        workspace.Records.Where(record => record.Object == slug && record.MergedUntil <= workspace.Now);

    private JsonArray Describe(IEnumerable<AttioRecord> records) =>
        new([.. records.Select(record => (JsonNode)record.Describe(workspace))]);

    private Dictionary<string, List<JsonObject>> Values(string slug, JsonObject data)
    {
        var values = new Dictionary<string, List<JsonObject>>();
        foreach (var (name, written) in data["values"]!.AsObject())
        {
            var attribute = workspace.Schema.Find(slug, name);
            values[attribute.Slug] = AttioValues.Read(workspace, attribute, written, workspace.KeyActor);
        }

        return values;
    }

    private AttioReply Add(string slug, Dictionary<string, List<JsonObject>> values)
    {
        RefuseTaken(slug, values, except: null);
        var record = new AttioRecord(slug, workspace.Now) { Values = values };
        AttioMarks.Put(workspace, record, workspace.KeyActor);
        workspace.Records.Add(record);
        return AttioReply.Data(record.Describe(workspace));
    }

    private AttioReply Change(AttioRecord record, Dictionary<string, List<JsonObject>> values, Func<AttioAttribute, bool> adds)
    {
        RefuseTaken(record.Object, values, record);
        foreach (var (slug, written) in values)
        {
            var attribute = workspace.Schema.Find(record.Object, slug);
            var before = record.Values.GetValueOrDefault(slug, []);
            var known = before.Select(AttioValues.Key).ToHashSet();
            record.Values[slug] = attribute.IsMulti && adds(attribute)
                ? [.. written.Where(value => !known.Contains(AttioValues.Key(value))), .. before]
                : written;
        }

        return AttioReply.Data(record.Describe(workspace));
    }

    private void RefuseTaken(string slug, Dictionary<string, List<JsonObject>> values, AttioRecord? except)
    {
        foreach (var attribute in workspace.Schema.Of(slug).Where(attribute => attribute.IsUnique))
        {
            var keys = values.GetValueOrDefault(attribute.Slug, []).Select(AttioValues.Key).ToHashSet();
            var taken = workspace.Records.Where(record => record.Object == slug && record != except)
                .SelectMany(record => record.Values.GetValueOrDefault(attribute.Slug, []))
                .FirstOrDefault(value => keys.Contains(AttioValues.Key(value)));
            if (taken is not null)
            {
                throw AttioRefusalException.Invalid(
                    "uniqueness_conflict",
                    $"The value provided for attribute with ID \"{attribute.Id}\" conflicts with one already in the system. This attribute has a uniqueness constraint.");
            }
        }
    }
}
