using X80.Simulator.Crm.Attio.Records;

namespace X80.Simulator.Crm.Attio;

/// <summary>The API for activities, which most plans do not have. A type is an object of its own beside people and companies.</summary>
internal sealed class AttioActivities(AttioWorkspace workspace)
{
    private readonly AttioRecords records = new(workspace);

    /// <summary>Under what name the records of a type lie.</summary>
    public static string PlaceOf(string type) => "activities/" + type;

    /// <exception cref="AttioRefusalException">The plan has none, or there is no such type.</exception>
    public AttioReply Answer(AttioRequest request)
    {
        if (!workspace.Options.HasActivities)
        {
            throw new AttioRefusalException(403, "invalid_request_error", "billing_error", "The plan has no custom activities.");
        }

        return (request.Method, request.Path) switch
        {
            ("GET", [_, var type, "attributes"]) => AttioReply.Data(workspace.Schema.Describe(Known(type))),
            ("POST", [_, var type, "records", "query"]) => records.Query(Known(type), AttioShapes.Body("query", request.Object)),
            ("POST", [_, var type, "records"]) => records.Create(Known(type), AttioShapes.Body("record", request.Data)),
            ("PUT", [_, var type, "records"]) => records.Upsert(
                Known(type), request.Query.GetValueOrDefault("matching_attribute", ""), AttioShapes.Body("record", request.Data)),
            ("GET", [_, var type, "records", var id]) => records.Read(Known(type), id),
            ("PATCH", [_, var type, "records", var id]) => records.Update(Known(type), id, AttioShapes.Body("record", request.Data), adds: true),
            ("PUT", [_, var type, "records", var id]) => records.Update(Known(type), id, AttioShapes.Body("record", request.Data), adds: false),
            ("DELETE", [_, var type, "records", var id]) => records.Delete(Known(type), id),
            _ => throw AttioRefusalException.NotFound("The endpoint"),
        };
    }

    private string Known(string type) => workspace.Schema.Has(PlaceOf(type)) ? PlaceOf(type) : throw AttioRefusalException.NotFound("The activity");
}
