using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Conversing;

namespace X80.ReferenceServer.Crm.Attio;

/// <summary>
/// Reads records with what lies beside them: the stage of the newest deal or list entry, the next step, and when Attio itself saw the last
/// mail or meeting (CRM-6).
/// </summary>
internal sealed class AttioReading(AttioHttp http, AttioSchema schema, AttioPlace place, AttioPipelines pipelines)
{
    private const int MostTasks = 500;

    /// <returns>Null when there is none under this id, or Attio is just merging it.</returns>
    public Task<JsonElement?> RawAsync(RecordRef record, CancellationToken cancellationToken) =>
        Guid.TryParseExact(record.Id.Value, "D", out _)
            ? http.FindAsync(PathOf(record), cancellationToken)
            : Task.FromResult<JsonElement?>(null);

    public static string PathOf(RecordRef record) => $"v2/objects/{AttioKinds.SlugOf(record.Kind)}/records/{record.Id}";

    public async Task<CrmRecord?> FindAsync(RecordRef record, CancellationToken cancellationToken)
    {
        if (await RawAsync(record, cancellationToken) is not { } raw)
        {
            return null;
        }

        var attributes = await schema.OfAsync(record.Kind, cancellationToken);
        var stage = StageAsync(record, raw, cancellationToken);
        var next = NextStepAsync(record, raw, cancellationToken);
        return new CrmRecord
        {
            Kind = record.Kind,
            RecordId = record.Id,
            Name = NameOf(raw),
            Url = UrlOf(raw),
            Fields = [.. attributes.Select(attribute => AttioValues.FieldOf(attribute, raw)).OfType<RecordField>()],
            Stage = await stage,
            LastContactedAt = AttioValues.InteractionOf(raw, "last_interaction"),
            NextStepAt = await next,
        };
    }

    public static string NameOf(JsonElement raw) => AttioValues.FirstOf(raw, "name") is { Length: > 0 } name ? name : "(no name)";

    /// <exception cref="CrmFailedException">The record has no id of the contract's form.</exception>
    public static RecordRef RefOf(RecordKind kind, JsonElement raw) =>
        raw.GetProperty("id").TryGetProperty("record_id", out var id) && RecordId.TryParse(id.GetString(), out var parsed)
            ? new RecordRef(kind, parsed)
            : throw CrmFailedException.Unavailable(mayHaveBeenApplied: false);

    private static string UrlOf(JsonElement raw) =>
        raw.TryGetProperty("web_url", out var url) && Uri.TryCreate(url.GetString(), UriKind.Absolute, out var address) && address is { Scheme: "https", Host: AttioCrm.Host, IsDefaultPort: true, UserInfo: "" }
            ? address.AbsoluteUri
            : AttioCrm.Home;

    private async Task<string?> StageAsync(RecordRef record, JsonElement raw, CancellationToken cancellationToken)
    {
        if (record.Kind == RecordKind.Deal)
        {
            return AttioValues.FirstOf(raw, "stage");
        }

        var link = record.Kind == RecordKind.Person ? "associated_people" : "associated_company";
        var target = new JsonObject { ["target_object"] = AttioKinds.SlugOf(record.Kind), ["target_record_id"] = record.Id.Value };
        var question = new JsonObject { ["filter"] = new JsonObject { [link] = target }, ["limit"] = 50 };
        var deals = await http.QueryAsync("v2/objects/deals/records/query", question, cancellationToken);
        var stage = deals is not { ValueKind: JsonValueKind.Array } all ? null : all.EnumerateArray()
            .OrderByDescending(deal => AttioTime.Parse(deal.GetProperty("created_at").GetString()))
            .Select(deal => AttioValues.FirstOf(deal, "stage"))
            .FirstOrDefault();
        return stage ?? await pipelines.StageAsync(record, cancellationToken);
    }

    private async Task<DateTimeOffset?> NextStepAsync(RecordRef record, JsonElement raw, CancellationToken cancellationToken)
    {
        if (place.NextStep is { } agreed)
        {
            return AttioTime.Parse(AttioValues.FirstOf(raw, agreed));
        }

        var question = $"v2/tasks?linked_object={AttioKinds.SlugOf(record.Kind)}&linked_record_id={record.Id}&is_completed=false&limit={MostTasks}";
        var tasks = await http.FindAsync(question, cancellationToken);
        var deadlines = tasks is { ValueKind: JsonValueKind.Array } all
            ? all.EnumerateArray().Select(task => AttioTime.Parse(task.GetProperty("deadline_at").GetString())).OfType<DateTimeOffset>()
            : [];
        return deadlines.Append(AttioValues.InteractionOf(raw, "next_interaction") ?? DateTimeOffset.MaxValue).Min() is var first
            && first < DateTimeOffset.MaxValue ? first : null;
    }
}
