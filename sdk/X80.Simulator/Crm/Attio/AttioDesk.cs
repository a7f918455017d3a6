using System.Text.Json.Nodes;
using X80.Simulator.Crm.Attio.Records;

namespace X80.Simulator.Crm.Attio;

/// <summary>Answers one request: who asks, what they may, whether it has its shape, then what it says.</summary>
internal sealed class AttioDesk(AttioWorkspace workspace)
{
    private readonly AttioRecords records = new(workspace);
    private readonly AttioNotes notes = new(workspace);
    private readonly AttioTasks tasks = new(workspace);
    private readonly AttioLists lists = new(workspace);
    private readonly AttioActivities activities = new(workspace);

    /// <exception cref="AttioRefusalException">It is not carried out.</exception>
    public AttioReply Answer(AttioRequest request)
    {
        var token = request.Authorization?.StartsWith("Bearer ", StringComparison.Ordinal) == true ? request.Authorization[7..] : null;
        if (request.Path is ["self"] && request.Method == "GET")
        {
            return Self(token);
        }

        if (token is null || !workspace.Keys.Contains(token))
        {
            throw AttioRefusalException.Unauthorized();
        }

        return request.Path switch
        {
            ["notes", ..] => Notes(request),
            ["tasks", ..] => Tasks(request),
            ["workspace_members"] when request.Method == "GET" => Read("user_management", null, request, () => Members()),
            ["lists", var list, "entries", var id] when request.Method == "GET" => Read("list_entry", null, request, () => lists.Read(list, id)),
            ["activities", ..] => activities.Answer(request),
            ["objects", "records", "search"] when request.Method == "POST" => Read(
                "record_permission", null, request, () => records.Search(AttioShapes.Body("search", request.Object))),
            ["objects", var slug, "attributes", ..] when request.Method == "GET" => Attributes(slug, request),
            ["objects", var slug, "records", .. var rest] => Records(slug, rest, request),
            _ => throw AttioRefusalException.NotFound("The endpoint"),
        };
    }

    private AttioReply Self(string? token)
    {
        if (token is null || token.Length < 8 || token.Contains(' ', StringComparison.Ordinal))
        {
            throw AttioRefusalException.Invalid("missing_value", "Token was not recognised.");
        }

        return new AttioReply(200, !workspace.Keys.Contains(token) ? new JsonObject { ["active"] = false } : new JsonObject
        {
            ["active"] = true,
            ["scope"] = workspace.Options.Scopes,
            ["client_id"] = workspace.KeyId.ToString(),
            ["token_type"] = "Bearer",
            ["exp"] = null,
            ["iat"] = workspace.Now.ToUnixTimeSeconds(),
            ["sub"] = workspace.Id.ToString(),
            ["aud"] = workspace.KeyId.ToString(),
            ["iss"] = "attio.com",
            ["authorized_by_workspace_member_id"] = workspace.MemberId.ToString(),
            ["workspace_id"] = workspace.Id.ToString(),
            ["workspace_name"] = "Practice workspace",
            ["workspace_slug"] = "practice",
            ["workspace_logo_url"] = null,
        });
    }

    private AttioReply Records(string slug, string[] rest, AttioRequest request) => (request.Method, rest) switch
    {
        ("POST", ["query"]) => Read("record_permission", null, request, () => records.Query(slug, AttioShapes.Body("query", request.Object))),
        ("POST", []) => Write("record_permission", null, request, () => records.Create(slug, AttioShapes.Body("record", request.Data))),
        ("PUT", []) => Write("record_permission", "upsert", request, () => records.Upsert(
            slug, request.Query.GetValueOrDefault("matching_attribute", ""), AttioShapes.Body("record", request.Data))),
        ("GET", [var id]) => Read("record_permission", null, request, () => records.Read(slug, id)),
        ("GET", [var id, "entries"]) => Read("list_entry", "entries", request, () => lists.Memberships(slug, id)),
        ("PATCH", [var id]) => Write("record_permission", null, request, () =>
            records.Update(slug, id, AttioShapes.Body("record", request.Data), adds: true)),
        ("PUT", [var id]) => Write("record_permission", null, request, () =>
            records.Update(slug, id, AttioShapes.Body("record", request.Data), adds: false)),
        ("DELETE", [var id]) => Write("record_permission", null, request, () => records.Delete(slug, id)),
        _ => throw AttioRefusalException.NotFound("The endpoint"),
    };

    private AttioReply Attributes(string slug, AttioRequest request) => request.Path switch
    {
        [_, _, _] => Read("object_configuration", "attributes", request, () => AttioReply.Data(workspace.Schema.Describe(slug))),
        [_, _, _, var attribute, "statuses"] => Read("object_configuration", "attributes", request, () =>
            AttioReply.Data(workspace.Schema.DescribeOptions(slug, attribute, "status_id"))),
        [_, _, _, var attribute, "options"] => Read("object_configuration", "attributes", request, () =>
            AttioReply.Data(workspace.Schema.DescribeOptions(slug, attribute, "option_id"))),
        _ => throw AttioRefusalException.NotFound("The endpoint"),
    };

    private AttioReply Notes(AttioRequest request) => (request.Method, request.Path) switch
    {
        ("GET", [_]) => Read("note", "notes", request, () => notes.List(request)),
        ("POST", [_]) => Write("note", null, request, () => notes.Create(AttioShapes.Body("note", request.Data))),
        ("GET", [_, var id]) => Read("note", null, request, () => notes.Read(id)),
        ("PATCH", [_, var id]) => Write("note", null, request, () => notes.Update(id, AttioShapes.Body("note-change", request.Data))),
        ("DELETE", [_, var id]) => Write("note", null, request, () => notes.Delete(id)),
        _ => throw AttioRefusalException.NotFound("The endpoint"),
    };

    private AttioReply Tasks(AttioRequest request) => (request.Method, request.Path) switch
    {
        ("GET", [_]) => Read("task", "tasks", request, () => tasks.List(request)),
        ("POST", [_]) => Write("task", null, request, () => tasks.Create(AttioShapes.Body("task", request.Data))),
        _ => throw AttioRefusalException.NotFound("The endpoint"),
    };

    private AttioReply Members() => AttioReply.Data(new JsonArray(new JsonObject
    {
        ["id"] = new JsonObject { ["workspace_id"] = workspace.Id.ToString(), ["workspace_member_id"] = workspace.MemberId.ToString() },
        ["first_name"] = "Pat",
        ["last_name"] = "Practice",
        ["email_address"] = "member@practice.example",
        ["access_level"] = "admin",
    }));

    private AttioReply Read(string scope, string? query, AttioRequest request, Func<AttioReply> answer) =>
        Scoped($"{scope}:read", query, request, answer);

    private AttioReply Write(string scope, string? query, AttioRequest request, Func<AttioReply> answer) =>
        Scoped($"{scope}:read-write", query, request, answer);

    private AttioReply Scoped(string scope, string? query, AttioRequest request, Func<AttioReply> answer)
    {
        var held = workspace.Options.Scopes.Split(' ');
        if (!held.Contains(scope) && !held.Contains(scope + "-write"))
        {
            throw AttioRefusalException.Forbidden(scope);
        }

        AttioShapes.Query(query, request);
        return answer();
    }
}
