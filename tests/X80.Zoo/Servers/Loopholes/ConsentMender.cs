using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dapper;
using X80.Contract.Consents;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Storage.Sqlite;

namespace X80.Zoo.Servers.Loopholes;

/// <summary>Makes the consent fit what the careless reader has read, so that only the one defect is between it and the store.</summary>
internal sealed partial class ConsentMender(SqliteFile file)
{
    /// <summary>Whether the consent was given for just this.</summary>
    public bool Fits(SeenRequest request) =>
        request.Json?["consent"]?["payloadHash"]?.ToString() == Mend(request).Json?["consent"]?["payloadHash"]?.ToString();

    public SeenRequest Mend(SeenRequest request)
    {
        if (Record().Match(request.Path) is { Success: true } record && request.Json is { } recordBody && recordBody["consent"] is JsonObject recordConsent)
        {
            return MendRecord(request, record, recordBody, recordConsent);
        }
        if (Conversation().Match(request.Path) is not { Success: true } path || request.Json is not { } body || body["consent"] is not JsonObject consent
            || !ConversationId.TryParse(path.Groups[1].Value, out var id))
        {
            return request;
        }
        using var connection = file.Open(readOnly: true);
        var row = connection.QueryFirstOrDefault<(string? Crm, string? Kind, string? Record, long Held)>(
            "select link_crm, link_kind, link_record_id, held from conversations where id = @Id", new { Id = id.Value });
        var to = row is { Crm: { } crm, Kind: { } kind, Record: { } linked }
            ? new ConsentTarget { Crm = CrmName.Parse(crm), Kind = RecordKind.Parse(kind), RecordId = RecordId.Parse(linked) }
            : null;
        var action = request.IsSync ? ConsentAction.Sync : request.IsFlip ? ConsentAction.ShareConversation : request.IsShare ? ConsentAction.Share : ConsentAction.Link;
        consent["action"] = action.Value;
        using var document = JsonDocument.Parse(body.ToJsonString());
        consent["payloadHash"] = ConsentPayload.Hash(action, id, to, (int)row.Held, document.RootElement);
        return request with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) };
    }

    private static SeenRequest MendRecord(SeenRequest request, Match path, JsonObject body, JsonObject consent)
    {
        var action = request.IsLog ? ConsentAction.Activity : ConsentAction.Edit;
        var to = new ConsentTarget { Crm = CrmName.Embedded, Kind = RecordKind.Parse(path.Groups[1].Value), RecordId = RecordId.Parse(path.Groups[2].Value) };
        consent["action"] = action.Value;
        using var document = JsonDocument.Parse(body.ToJsonString());
        consent["payloadHash"] = ConsentPayload.Hash(action, null, to, null, document.RootElement);
        return request with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) };
    }

    [GeneratedRegex("^/api/ext/records/([a-z]+)/([A-Za-z0-9_-]+)(?:/activities)?$")]
    private static partial Regex Record();

    [GeneratedRegex("^/api/ext/conversations/([A-Za-z0-9_-]+)/(?:sync|privacy|messages|link)$")]
    private static partial Regex Conversation();
}
