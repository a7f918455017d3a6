using System.Text.Json.Nodes;
using X80.Simulator.Crm.Affinity.Records;

namespace X80.Simulator.Crm.Affinity;

/// <summary>Version 2: who the key is, searches by field, fields of list entries, and notes as markup.</summary>
internal sealed class AffinitySecond(AffinityAccount account)
{
    private const int FewestLetters = 3;
    private readonly AffinityPipelines pipelines = new(account);

    public AffinityReply Answer(AffinityRequest request) => (request.Method, request.Path) switch
    {
        ("GET", ["auth", "whoami"]) => AffinityReply.Of(new JsonObject
        {
            ["tenant"] = new JsonObject { ["id"] = 1, ["name"] = "Practice", ["subdomain"] = account.Options.Subdomain },
            ["user"] = new JsonObject { ["id"] = account.Owner.Id, ["firstName"] = "Practice", ["lastName"] = "Owner", ["emailAddress"] = account.Owner.Emails[0] },
            ["grant"] = new JsonObject { ["type"] = "api-key", ["scopes"] = new JsonArray("api"), ["createdAt"] = AffinityAccount.Stamp(account.Owner.MadeAt) },
        }),
        ("GET", ["lists", var list, "list-entries"]) => pipelines.All(request, request.Id(list)),
        ("GET", ["lists", var list, "list-entries", var entry, "fields"]) => pipelines.Cells(request, request.Id(list), request.Id(entry)),
        ("POST", ["lists", var list, "list-entries", var entry, "fields", var field]) => pipelines.Set(request, (request.Id(list), request.Id(entry)), field),
        ("GET", ["persons", var id, "list-entries"]) => pipelines.Rows(request, AffinityEntityKind.Person, request.Id(id)),
        ("GET", ["companies", var id, "list-entries"]) => pipelines.Rows(request, AffinityEntityKind.Company, request.Id(id)),
        ("POST", ["persons", "search"]) => Search(request),
        ("POST", ["notes"]) => AddNote(request),
        ("POST", ["notes", var id]) => ChangeNote(request, request.Id(id)),
        ("GET", ["notes", var id]) => AffinityReply.Of(Describe(Find(request, request.Id(id)))),
        ("POST", ["companies" or "opportunities"]) => throw new AffinityRefusalException(true, 405, "method-not-allowed", "There is no such method.", null),
        _ => throw request.NotFound(),
    };

    private AffinityReply Search(AffinityRequest request)
    {
        Beta(request);
        AffinityShapes.Query("search", request);
        var body = AffinityShapes.Body("search", request);
        if (request.Query.ContainsKey("fieldIds") && request.Query.ContainsKey("fieldTypes"))
        {
            throw request.Refuse("validation", "Give fieldIds or fieldTypes.", "fieldTypes");
        }

        if (!account.Options.MayExportDirectories)
        {
            throw request.Forbidden("The permission to export the directory is missing.");
        }

        var found = account.Seen(AffinityEntityKind.Person);
        if (body["search"] is JsonObject search)
        {
            var term = search["term"]?.GetValue<string>() ?? "";
            if (term.Length < FewestLetters)
            {
                throw request.Refuse("validation", "A term has at least 3 characters.", "search.term");
            }

            var withPhone = search["fieldIds"]?.AsArray().Any(id => id!.GetValue<string>() == AffinityAccount.PhoneFieldName) == true;
            found = found.Where(one => one.FullName.Contains(term, StringComparison.OrdinalIgnoreCase)
                || one.Emails.FirstOrDefault()?.Contains(term, StringComparison.OrdinalIgnoreCase) == true
                || withPhone && one.Fields.Exists(held => held.Value.Contains(term, StringComparison.Ordinal)));
        }

        if (body["filters"] is JsonObject filters)
        {
            var wanted = Wanted(request, filters);
            found = found.Where(one => one.Fields.Exists(held => wanted.Contains(held.Value)));
        }

        var limit = request.Number("limit", 100, 100);
        return new AffinityReply(201, AffinityPages.Second(found.Take(limit).Select(Describe)));
    }

    // Exact strings: no number is made another.
    private static HashSet<string> Wanted(AffinityRequest request, JsonObject filters)
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var filter in filters["filters"]?.AsArray() ?? throw request.Refuse("validation", "The group has no filters.", "filters"))
        {
            if (filter!["fieldId"]?.GetValue<string>() != AffinityAccount.PhoneFieldName || filter["operator"]?.GetValue<string>() != "has-any-of"
                || filter["valueType"]?.GetValue<string>() != "filterable-text-multi" || filter["value"] is not JsonArray { Count: > 0 and <= 100 } values)
            {
                throw request.Refuse("validation", "A filter names a field, its value type, has-any-of and 1 to 100 values.", "filters");
            }

            wanted.UnionWith(values.Select(value => value!.GetValue<string>()));
        }

        return wanted;
    }

    private AffinityReply AddNote(AffinityRequest request)
    {
        Beta(request);
        var body = AffinityShapes.Body("note-v2", request);
        var people = body["persons"]?.AsArray().Select(one => one!["id"]!.GetValue<long>()).ToList() ?? [];
        var html = AffinityMarkup.Check(request, body["content"]!["html"]!.GetValue<string>());
        if (people.Count == 0)
        {
            throw request.Refuse("validation", "A note needs an association.", "persons");
        }

        var note = new AffinityNote { Id = account.NewId(), Creator = account.Owner.Id, Content = html, People = people, CreatedAt = account.Now };
        account.Notes.Add(note);
        return new AffinityReply(201, Describe(note));
    }

    private AffinityReply ChangeNote(AffinityRequest request, long id)
    {
        Beta(request);
        var (note, body) = (Find(request, id), AffinityShapes.Body("note-v2-change", request));
        if (body["content"] is JsonObject content)
        {
            note.Content = note.Mentions.Count > 0
                ? throw request.Refuse("bad-request", "A note with mentions cannot be updated.", null)
                : AffinityMarkup.Check(request, content["html"]!.GetValue<string>());
        }

        return AffinityReply.Empty;
    }

    private AffinityNote Find(AffinityRequest request, long id)
    {
        Beta(request);
        return account.Notes.Find(note => note.Id == id) ?? throw request.NotFound();
    }

    private void Beta(AffinityRequest request)
    {
        if (!account.Options.HasBetas)
        {
            throw request.NotFound();
        }
    }

    private static JsonObject Describe(AffinityNote note) => new()
    {
        ["id"] = note.Id,
        ["type"] = note.Interaction is null ? "entities" : "interaction",
        ["content"] = new JsonObject { ["html"] = note.Content },
        ["createdAt"] = AffinityAccount.Stamp(note.CreatedAt),
    };

    private static JsonObject Describe(AffinityEntity person) => new()
    {
        ["id"] = person.Id,
        ["firstName"] = person.Name,
        ["lastName"] = person.LastName,
        ["primaryEmailAddress"] = person.Emails.FirstOrDefault(),
        ["emailAddresses"] = new JsonArray([.. person.Emails.Select(email => (JsonNode)email)]),
        ["type"] = person.IsInternal ? "internal" : "external",
        ["fields"] = new JsonArray(new JsonObject
        {
            ["id"] = AffinityAccount.PhoneFieldName,
            ["name"] = "Phone Number",
            ["type"] = "enriched",
            ["value"] = new JsonObject
            {
                ["type"] = "filterable-text-multi",
                ["data"] = person.Fields.Count == 0 ? null : new JsonArray([.. person.Fields.Select(held => (JsonNode)held.Value)]),
            },
        }),
    };
}
