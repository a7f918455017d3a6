namespace X80.ReferenceServer.Tests.Crm.Specs;

/// <summary>Requests that a CRM would not take, each wrong in one thing.</summary>
internal static class BrokenRequests
{
    private const string Id = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";

    public static IReadOnlyList<SentRequest> Of(string crm) => crm == "attio" ? Attio : Affinity;

    private static IReadOnlyList<SentRequest> Attio =>
    [
        new("GET", "/v2/planets", null),
        new("PUT", "/v2/notes", """{"data":{}}"""),
        new("GET", "/v2/notes?colour=red", null),
        new("GET", "/v2/notes?limit=many", null),
        new("GET", "/v2/notes?parent_record_id=ana", null),
        new("POST", "/v2/notes", null),
        new("POST", "/v2/notes", """{"data":{}}"""),
        Note("\"format\":\"html\",\"content\":\"x\",\"title\":\"x\"", Id),
        Note("\"format\":\"plaintext\",\"content\":1,\"title\":\"x\"", Id),
        Note("\"format\":\"plaintext\",\"content\":\"x\"", Id),
        Note("\"format\":\"plaintext\",\"content\":\"x\",\"title\":\"x\"", "ana"),
        new("POST", "/v2/notes", """{"title":"x"}"""),
        new("POST", "/v2/objects/people/records", """{"data":{"values":{"name":"Ana"}}}"""),
        new("POST", "/v2/objects/people/records", """{"data":{}}"""),
        new("PUT", $"/v2/objects/people/records/{Id}", """{"data":{"values":{},"more":1}}"""),
        new("POST", "/v2/objects/people/records/query", """{"limit":"ten"}"""),
        new("POST", "/v2/objects/people/records/query", """{"filter":[]}"""),
        new("POST", "/v2/objects/people/records/query", """{"sorts":[{"attribute":"name","direction":"up"}]}"""),
        new("GET", "/v2/tasks?is_completed=maybe", null),
        new("GET", "/v2/tasks?sort=newest", null),
        new("GET", "/v2/planets/people/attributes", null),
        new("GET", "/v2/objects/people/records/ana/entries", null),
        new("POST", "/v2/lists/sales/entries/query", """{"offset":"first"}"""),
    ];

    private static IReadOnlyList<SentRequest> Affinity =>
    [
        new("GET", "/v2/planets", null),
        new("DELETE", "/v2/auth/whoami", null),
        new("GET", "/v2/auth/whoami?colour=red", null),
        new("GET", "/v2/lists/first/list-entries/1/fields", null),
        new("GET", "/v2/lists/0/list-entries/1/fields", null),
        new("GET", "/v2/lists/1/list-entries/1/fields?limit=101", null),
        new("GET", "/v2/lists/1/list-entries/1/fields?limit=0", null),
        new("GET", "/v2/lists/1/list-entries/1/fields?limit=many", null),
        new("GET", "/v2/lists/1/list-entries/1/fields?types=planet", null),
        new("GET", "/v2/lists/1/list-entries/1/fields?colour=red", null),
        new("POST", "/v2/company-merges", null),
        new("POST", "/v2/company-merges", "{}"),
        new("POST", "/v2/company-merges", """{"primaryCompanyId":"one","duplicateCompanyId":"two"}"""),
        new("PATCH", "/v2/lists/1/list-entries/1/fields", null),
        new("PATCH", "/v2/lists/1/list-entries/1/fields", """{"operation":"forget-fields","updates":[]}"""),
        new("PATCH", "/v2/lists/1/list-entries/1/fields", """{"operation":"update-fields"}"""),
        new("POST", "/v2/lists/1/list-entries/1/fields/field-1", """{"value":7}"""),
        new("POST", "/v2/lists/1/list-entries/1/fields/field-1", """{"value":{"type":"planet","data":"x"}}"""),
        new("POST", "/v2/lists/1/list-entries/1/fields/field-1", """{"value":{"type":"number","data":"x"}}"""),
        new("GET", "/v2/persons?limit=1000", null),
        new("GET", "/v2/persons/ana", null),
        new("POST", "/v2/companies", """{"name":"x"}"""),
    ];

    private static SentRequest Note(string members, string record) =>
        new("POST", "/v2/notes", $$$"""{"data":{"parent_object":"people","parent_record_id":"{{{record}}}",{{{members}}}}}""");
}
