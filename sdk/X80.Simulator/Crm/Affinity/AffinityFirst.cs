using System.Text.Json.Nodes;
using X80.Simulator.Crm.Affinity.Records;

namespace X80.Simulator.Crm.Affinity;

/// <summary>Version 1: people, organizations, opportunities and their fields. Notes and chats have a desk of their own.</summary>
internal sealed class AffinityFirst(AffinityAccount account)
{
    private readonly AffinityTexts texts = new(account);
    private readonly AffinityPipelines pipelines = new(account);

    public AffinityReply Answer(AffinityRequest request) => (request.Method, request.Path) switch
    {
        ("GET", ["auth", "whoami"]) => AffinityReply.Of(new JsonObject
        {
            ["tenant"] = new JsonObject { ["id"] = 1, ["name"] = "Practice", ["subdomain"] = account.Options.Subdomain },
            ["user"] = new JsonObject { ["id"] = account.Owner.Id, ["firstName"] = "Practice", ["lastName"] = "Owner", ["email"] = account.Owner.Emails[0] },
            ["grant"] = new JsonObject { ["type"] = "api_key", ["scope"] = "external_api" },
        }),
        ("GET", ["persons", "fields"]) => Fields(request, "Phone Number"),
        ("GET", ["lists"]) => pipelines.Lists(request),
        ("GET", ["lists", var id]) => pipelines.Single(request, request.Id(id)),
        ("GET", ["organizations", "fields"]) => Fields(request, "Industry"),
        ("GET", [var place and ("persons" or "organizations" or "opportunities")]) => List(request, KindOf(place)!.Value, place),
        ("GET", [var place and ("persons" or "organizations" or "opportunities"), var id]) => Get(request, Find(request, KindOf(place)!.Value, id)),
        ("POST", ["persons"]) => AddPerson(request),
        ("PUT", ["persons", var id]) => ChangePerson(request, Find(request, AffinityEntityKind.Person, id)),
        ("POST", ["organizations"]) => AddCompany(request),
        ("PUT", ["organizations", var id]) => ChangeCompany(request, Find(request, AffinityEntityKind.Company, id)),
        ("POST", ["opportunities"]) => AddOpportunity(request),
        ("PUT", ["opportunities", var id]) => ChangeOpportunity(request, Find(request, AffinityEntityKind.Opportunity, id)),
        ("DELETE", ["persons", var id]) => Delete(request, Find(request, AffinityEntityKind.Person, id)),
        ("GET", ["field-values"]) => Values(request),
        ("POST", ["field-values"]) => AddValue(request),
        ("PUT", ["field-values", var id]) => ChangeValue(request, request.Id(id)),
        ("DELETE", ["field-values", var id]) => DeleteValue(request, request.Id(id)),
        ("GET", ["reminders"]) => Reminders(request),
        _ => texts.Answer(request),
    };

    public static AffinityEntityKind? KindOf(string place) => place switch
    {
        "persons" or "person_id" => AffinityEntityKind.Person,
        "organizations" or "companies" or "organization_id" => AffinityEntityKind.Company,
        "opportunities" or "opportunity_id" => AffinityEntityKind.Opportunity,
        _ => null,
    };

    private static AffinityReply Fields(AffinityRequest request, string name)
    {
        AffinityShapes.Query(null, request);
        return AffinityReply.Of(new JsonArray(new JsonObject
        {
            ["id"] = AffinityAccount.PhoneField,
            ["name"] = name,
            ["list_id"] = null,
            ["value_type"] = 6,
            ["allows_multiple"] = true,
            ["track_changes"] = false,
        }));
    }

    private AffinityEntity Find(AffinityRequest request, AffinityEntityKind kind, string id) => account.Find(kind, request.Id(id)) ?? throw request.NotFound();

    private AffinityReply List(AffinityRequest request, AffinityEntityKind kind, string place)
    {
        AffinityShapes.Query("directory", request);
        if (!account.Options.MayExportDirectories && kind != AffinityEntityKind.Opportunity)
        {
            throw request.Forbidden("The permission to export the directory is missing.");
        }

        var term = request.Query.GetValueOrDefault("term", "").ToLowerInvariant();
        var found = account.Seen(kind).Where(one => Matches(one, term));
        if (kind == AffinityEntityKind.Company && (term.Length == 0 || request.Query.ContainsKey("with_interaction_dates")))
        {
            found = found.Where(one => !one.IsGlobal);
        }

        if (request.Query.ContainsKey("with_interaction_dates"))
        {
            found = found.Where(one => one.LastInteractionAt is not null);
        }

        var (page, next) = AffinityPages.Of(request, found.Select(one => (JsonNode)one.First()), unless: 500, most: 500);
        return AffinityReply.Of(new JsonObject { [place] = page, ["next_page_token"] = next });
    }

    private static bool Matches(AffinityEntity one, string term) =>
        one.FullName.ToLowerInvariant().Contains(term, StringComparison.Ordinal)
        || one.Emails.Exists(email => email.Contains(term, StringComparison.OrdinalIgnoreCase))
        || one.Domain?.Contains(term, StringComparison.OrdinalIgnoreCase) == true;

    private AffinityReply Get(AffinityRequest request, AffinityEntity entity)
    {
        AffinityShapes.Query(entity.Kind == AffinityEntityKind.Opportunity ? null : "entity", request);
        var body = entity.First();
        if (request.Query.GetValueOrDefault("with_interaction_dates") == "true")
        {
            body["interaction_dates"] = AffinityAccount.Dates(entity);
        }

        if (request.Query.GetValueOrDefault("with_opportunities") == "true")
        {
            var deals = account.Entities.Where(one => one.Kind == AffinityEntityKind.Opportunity
                && (entity.Kind == AffinityEntityKind.Person ? one.People : one.Companies).Contains(entity.Id));
            body["opportunity_ids"] = new JsonArray([.. deals.Select(deal => (JsonNode)deal.Id)]);
        }

        return AffinityReply.Of(body);
    }

    private AffinityReply AddPerson(AffinityRequest request)
    {
        var body = AffinityShapes.Body("person", request);
        var emails = Emails(request, body, null);
        var person = account.Add(AffinityEntityKind.Person, Text(body, "first_name"), Text(body, "last_name"), emails: emails);
        person.Companies = Ids(body, "organization_ids");
        return AffinityReply.Of(person.First());
    }

    private AffinityReply ChangePerson(AffinityRequest request, AffinityEntity person)
    {
        var body = AffinityShapes.Body("person-change", request);
        if (body.ContainsKey("emails"))
        {
            person.Emails = [.. Emails(request, body, person)];
        }

        person.Companies = body.ContainsKey("organization_ids") ? Ids(body, "organization_ids") : person.Companies;
        (person.Name, person.LastName) = (Text(body, "first_name", person.Name), Text(body, "last_name", person.LastName));
        return AffinityReply.Of(person.First());
    }

    private AffinityReply AddCompany(AffinityRequest request)
    {
        var body = AffinityShapes.Body("organization", request);
        var company = account.Add(AffinityEntityKind.Company, Text(body, "name"), "");
        (company.Domain, company.People) = (body["domain"]?.GetValue<string>(), Ids(body, "person_ids"));
        return AffinityReply.Of(company.First());
    }

    private static AffinityReply ChangeCompany(AffinityRequest request, AffinityEntity company)
    {
        var body = AffinityShapes.Body("organization-change", request);
        company.Name = Text(body, "name", company.Name);
        company.Domain = body["domain"]?.GetValue<string>() ?? company.Domain;
        company.People = body.ContainsKey("person_ids") ? Ids(body, "person_ids") : company.People;
        return AffinityReply.Of(company.First());
    }

    private AffinityReply AddOpportunity(AffinityRequest request)
    {
        var body = AffinityShapes.Body("opportunity", request);
        var list = account.Lists.Find(one => one.Id == body["list_id"]!.GetValue<long>() && one.Kind == AffinityEntityKind.Opportunity)
            ?? throw request.Refuse("validation", "There is no such list of opportunities.", "list_id");
        var deal = account.AddOpportunity(Text(body, "name"), list);
        (deal.People, deal.Companies) = (Ids(body, "person_ids"), Ids(body, "organization_ids"));
        return AffinityReply.Of(deal.First());
    }

    private static AffinityReply ChangeOpportunity(AffinityRequest request, AffinityEntity deal)
    {
        var body = AffinityShapes.Body("opportunity-change", request);
        deal.Name = Text(body, "name", deal.Name);
        deal.People = body.ContainsKey("person_ids") ? Ids(body, "person_ids") : deal.People;
        deal.Companies = body.ContainsKey("organization_ids") ? Ids(body, "organization_ids") : deal.Companies;
        return AffinityReply.Of(deal.First());
    }

    private AffinityReply Delete(AffinityRequest request, AffinityEntity person)
    {
        if (person.IsInternal)
        {
            throw request.Forbidden("An internal person cannot be deleted.");
        }

        account.Entities.Remove(person);
        return AffinityReply.Success;
    }

    private AffinityReply Values(AffinityRequest request)
    {
        AffinityShapes.Query("field-values", request);
        var entity = Asked(request);
        return AffinityReply.Of(new JsonArray([.. entity.Fields.Select(held => (JsonNode)Value(entity, held))]));
    }

    private AffinityReply AddValue(AffinityRequest request)
    {
        var body = AffinityShapes.Body("field-value", request);
        var id = body["entity_id"]!.GetValue<long>();
        var entity = account.Entities.Find(one => one.Id == id) ?? throw request.NotFound();
        if (body["field_id"]!.GetValue<long>() != AffinityAccount.PhoneField || body["value"]?.GetValueKind() != System.Text.Json.JsonValueKind.String)
        {
            throw request.Refuse("validation", "The field does not take this value.", "value");
        }

        account.SetField(entity, AffinityAccount.PhoneField, body["value"]!.GetValue<string>());
        return AffinityReply.Of(Value(entity, entity.Fields[^1]));
    }

    private AffinityReply ChangeValue(AffinityRequest request, long id)
    {
        var body = AffinityShapes.Body("field-value-change", request);
        var entity = account.Entities.Find(one => one.Fields.Exists(held => held.Id == id)) ?? throw request.NotFound();
        var place = entity.Fields.FindIndex(held => held.Id == id);
        entity.Fields[place] = (id, entity.Fields[place].Field, body["value"]!.GetValue<string>());
        return AffinityReply.Of(Value(entity, entity.Fields[place]));
    }

    private AffinityReply DeleteValue(AffinityRequest request, long id)
    {
        AffinityShapes.Query(null, request);
        var entity = account.Entities.Find(one => one.Fields.Exists(held => held.Id == id)) ?? throw request.NotFound();
        entity.Fields.RemoveAll(held => held.Id == id);
        return AffinityReply.Success;
    }

    private static JsonObject Value(AffinityEntity entity, (long Id, long Field, string Value) held) => new()
    {
        ["id"] = held.Id,
        ["field_id"] = held.Field,
        ["list_entry_id"] = null,
        ["entity_id"] = entity.Id,
        ["value"] = held.Value,
        ["created_at"] = AffinityAccount.Stamp(entity.MadeAt),
    };

    private AffinityReply Reminders(AffinityRequest request)
    {
        AffinityShapes.Query("reminders", request);
        var entity = Asked(request);
        var due = account.Reminders.Where(one => one.Kind == entity.Kind && one.Entity == entity.Id)
            .Select((one, i) => (JsonNode)new JsonObject { ["id"] = i + 1, ["due_date"] = AffinityAccount.Stamp(one.Due), ["status"] = 1 });
        var (page, next) = AffinityPages.Of(request, due, unless: 100, most: 500);
        return AffinityReply.Of(new JsonObject { ["reminders"] = page, ["next_page_token"] = next });
    }

    private AffinityEntity Asked(AffinityRequest request)
    {
        var asked = request.Query.Where(one => KindOf(one.Key) is not null).ToList();
        return asked is [var (name, id)] ? Find(request, KindOf(name)!.Value, id) : throw request.Refuse("validation", "Name exactly one entity.", null);
    }

    private List<string> Emails(AffinityRequest request, JsonObject body, AffinityEntity? own)
    {
        List<string> emails = [.. body["emails"]!.AsArray().Select(email => email!.GetValue<string>().ToLowerInvariant())];
        return account.Entities.Exists(one => one != own && one.Emails.Intersect(emails).Any())
            ? throw request.Refuse("validation", "The email address is already in use.", "emails")
            : emails;
    }

    private static string Text(JsonObject body, string name, string unless = "") => body[name]?.GetValue<string>() ?? unless;

    private static List<long> Ids(JsonObject body, string name) => [.. body[name]?.AsArray().Select(id => id!.GetValue<long>()) ?? []];
}
