using System.Text.Json.Nodes;
using X80.Simulator.Crm.Affinity.Records;

namespace X80.Simulator.Crm.Affinity;

/// <summary>Lists: their fields by version 1, which alone says what a dropdown can hold, and what stands in their rows by version 2.</summary>
internal sealed class AffinityPipelines(AffinityAccount account)
{
    /// <summary>Version 1.</summary>
    public AffinityReply Lists(AffinityRequest request)
    {
        AffinityShapes.Query(null, request);
        return AffinityReply.Of(new JsonArray([.. account.Lists.Select(list => (JsonNode)First(list))]));
    }

    /// <summary>Version 1.</summary>
    public AffinityReply Single(AffinityRequest request, long id)
    {
        AffinityShapes.Query(null, request);
        var list = account.Lists.Find(one => one.Id == id) ?? throw request.NotFound();
        var body = First(list);
        body["fields"] = new JsonArray([.. list.Fields.Select(field => (JsonNode)new JsonObject
        {
            ["id"] = field.Id,
            ["name"] = field.Name,
            ["value_type"] = field.Number,
            ["allows_multiple"] = field.IsMany,
            ["track_changes"] = false,
            ["dropdown_options"] = new JsonArray([.. field.Options.Select((text, i) => (JsonNode)new JsonObject
            {
                ["id"] = field.IdOf(i),
                ["text"] = text,
                ["rank"] = i,
                ["color"] = 0,
            })]),
        })]);
        return AffinityReply.Of(body);
    }

    /// <summary>Version 2: the rows of a list, without what stands in them.</summary>
    public AffinityReply All(AffinityRequest request, long list)
    {
        AffinityShapes.Query("list-entries", request);
        RefuseExport(request);
        var kind = (account.Lists.Find(one => one.Id == list) ?? throw request.NotFound()).Kind;
        return AffinityReply.Of(AffinityPages.Second(account.Entries.Where(entry => entry.List.Id == list).Take(request.Number("limit", 100, 100)).Select(entry => new JsonObject
        {
            ["id"] = entry.Id,
            ["type"] = kind.ToString().ToLowerInvariant(),
            ["createdAt"] = AffinityAccount.Stamp(entry.MadeAt),
            ["creatorId"] = entry.Creator,
            ["entity"] = new JsonObject { ["id"] = entry.Entity, ["fields"] = new JsonArray() },
        })));
    }

    /// <summary>Version 2: what stands in one row.</summary>
    public AffinityReply Cells(AffinityRequest request, long list, long entry)
    {
        AffinityShapes.Query("fields", request);
        return AffinityReply.Of(AffinityPages.Second(Fields(Find(request, list, entry))));
    }

    /// <summary>Version 2: the rows of a person or company.</summary>
    public AffinityReply Rows(AffinityRequest request, AffinityEntityKind kind, long id)
    {
        AffinityShapes.Query("list-entries", request);
        RefuseExport(request);
        var entity = account.Find(kind, id) ?? throw request.NotFound();
        return AffinityReply.Of(AffinityPages.Second(account.Entries.Where(entry => entry.Entity == entity.Id).Select(entry => new JsonObject
        {
            ["id"] = entry.Id,
            ["listId"] = entry.List.Id,
            ["createdAt"] = AffinityAccount.Stamp(entry.MadeAt),
            ["creatorId"] = entry.Creator,
            ["fields"] = new JsonArray([.. Fields(entry)]),
        })));
    }

    /// <summary>Version 2: one field of a row, each type in its own form; null empties it.</summary>
    public AffinityReply Set(AffinityRequest request, (long List, long Entry) of, string key)
    {
        AffinityShapes.Query(null, request);
        var entry = Find(request, of.List, of.Entry);
        var field = entry.List.Fields.FirstOrDefault(one => one.Key == key) ?? throw request.NotFound();
        var value = AffinityShapes.Body("field-v2", request)["value"]!.AsObject();
        if (value["type"]?.ToString() != field.Word || !value.ContainsKey("data") || value.Count != 2)
        {
            throw request.Refuse("validation", $"A value of this field has the type {field.Word} and its data.", "value");
        }

        if (field.HalfOf is not null)
        {
            throw request.Refuse("validation", "A formula is calculated.", "value");
        }

        if (value["data"] is not { } data)
        {
            entry.Cells.Remove(field.Id);
            return AffinityReply.Empty;
        }

        entry.Cells[field.Id] = AffinityCellData.Kept(account, field, data) ?? throw request.Refuse("validation", "The field does not take this value.", "value.data");
        return AffinityReply.Empty;
    }

    private static JsonObject First(AffinityList list) => new()
    {
        ["id"] = list.Id,
        ["type"] = list.Number,
        ["name"] = list.Name,
        ["public"] = true,
        ["owner_id"] = 1,
        ["list_size"] = 0,
    };

    private IEnumerable<JsonObject> Fields(AffinityEntry entry) => entry.List.Fields.Select(field => new JsonObject
    {
        ["id"] = field.Key,
        ["name"] = field.Name,
        ["type"] = "list",
        ["enrichmentSource"] = null,
        ["value"] = new JsonObject { ["type"] = field.Word, ["data"] = AffinityCellData.Shown(account, field, entry) },
    });

    private AffinityEntry Find(AffinityRequest request, long list, long entry)
    {
        RefuseExport(request);
        return account.Entries.Find(one => one.List.Id == list && one.Id == entry) ?? throw request.NotFound();
    }

    private void RefuseExport(AffinityRequest request)
    {
        if (!account.Options.MayExportLists)
        {
            throw request.Forbidden("The permission to export data from lists is missing.");
        }
    }
}
