using System.Text.Json.Nodes;
using X80.Simulator.Crm.Attio.Records;

namespace X80.Simulator.Crm.Attio;

/// <summary>The answer of a request that is not carried out: as if it had been.</summary>
internal static class AttioPretence
{
    public static AttioReply Of(AttioWorkspace workspace, AttioRequest request) => (request.Method, request.Path) switch
    {
        ("POST", ["notes"]) => AttioReply.Data(new AttioNote
        {
            Object = request.Data["parent_object"]!.GetValue<string>(),
            Record = Guid.Parse(request.Data["parent_record_id"]!.GetValue<string>()),
            Title = request.Data["title"]!.GetValue<string>(),
            Content = request.Data["content"]!.GetValue<string>(),
            Author = workspace.KeyActor,
            CreatedAt = workspace.Now,
        }.Describe(workspace)),
        ("POST", ["objects", var slug, "records"]) => AttioReply.Data(new AttioRecord(slug, workspace.Now).Describe(workspace)),
        (_, ["notes", var id]) => AttioReply.Data(new JsonObject { ["id"] = new JsonObject { ["note_id"] = id } }),
        _ => AttioReply.Empty,
    };
}
