using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;

namespace X80.ReferenceServer.Crm.Attio;

/// <summary>
/// Activities of a type that the workspace made for chats and its plan has. They are written by their unique key, so that a
/// repeat after a lost answer cannot make a second one. Where the type, or what is needed of it, is not there, an activity is a
/// small note.
/// </summary>
internal sealed class AttioTimeline(AttioHttp http, AttioSchema schema, AttioPlace place, TimeProvider time)
{
    private const string Prefix = "activity-";
    private const int MostRows = 200;

    public static bool IsOne(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);

    /// <returns>Null where the workspace has no such type for records of this kind.</returns>
    public async Task<AttioActivityType?> FindAsync(RecordKind kind, CancellationToken cancellationToken) =>
        place.Activity is { } slug && AttioActivityType.Of(slug, await schema.OfActivityAsync(slug, cancellationToken)) is { } type && type.Links.ContainsKey(kind)
            ? type
            : null;

    /// <returns>The id under which it is found again.</returns>
    public async Task<string> PutAsync(AttioActivityType type, RecordRef record, RemoteText text, CancellationToken cancellationToken)
    {
        var values = new JsonObject
        {
            [type.Key] = new JsonArray(KeyOf(text.Body)),
            [type.Text] = new JsonArray(text.Body),
            [type.Links[record.Kind]] = new JsonArray(Target(record)),
        };
        if (type.When is { } when)
        {
            values[when] = new JsonArray(time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        }

        var data = new JsonObject { ["values"] = values };
        var answer = await http.WriteAsync(HttpMethod.Put, $"{PathOf(type.Slug)}?matching_attribute={Uri.EscapeDataString(type.Key)}", data, cancellationToken);
        return IdOf(AttioHttp.Data(answer));
    }

    public async Task ChangeAsync(AttioActivityType type, string id, string body, CancellationToken cancellationToken)
    {
        var data = new JsonObject { ["values"] = new JsonObject { [type.Text] = new JsonArray(body) } };
        var known = Known(id) ?? throw CrmFailedException.Refused();
        AttioHttp.Data(await http.WriteAsync(HttpMethod.Patch, $"{PathOf(type.Slug)}/{known}", data, cancellationToken));
    }

    /// <returns>What it says; null when it is not there, or on another record.</returns>
    public async Task<string?> ReadAsync(RecordRef record, string id, CancellationToken cancellationToken) =>
        await FindAsync(record.Kind, cancellationToken) is { } type && Known(id) is { } known
        && await http.FindAllowedAsync($"{PathOf(type.Slug)}/{known}", cancellationToken) is { } row
        && AttioValues.TextsOf(row, type.Links[record.Kind]).Contains(record.Id.Value)
            ? AttioValues.FirstOf(row, type.Text)
            : null;

    public async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        if (place.Activity is not { } slug || Known(id) is not { } known)
        {
            // It was written by another set-up of this server: nobody can say that it is gone.
            throw CrmFailedException.Refused();
        }

        var answer = await http.WriteAsync(HttpMethod.Delete, $"{PathOf(slug)}/{known}", data: null, cancellationToken);
        if (!answer.IsSuccess && answer.Status != 404)
        {
            throw answer.Failure();
        }
    }

    /// <returns>Activities of the record that a program made, each with its id, its moment and what it says.</returns>
    public async Task<IReadOnlyList<(string Id, DateTimeOffset? At, string Body)>> ListAsync(RecordRef record, CancellationToken cancellationToken)
    {
        if (await FindAsync(record.Kind, cancellationToken) is not { } type)
        {
            return [];
        }

        var question = new JsonObject { ["filter"] = new JsonObject { [type.Links[record.Kind]] = Target(record) }, ["limit"] = MostRows };
        var rows = await http.QueryAsync($"{PathOf(type.Slug)}/query", question, cancellationToken);
        return rows is not { ValueKind: JsonValueKind.Array } all
            ? []
            : [.. all.EnumerateArray().Where(IsByProgram)
                .Select(row => (IdOf(row), AttioTime.Parse(row.GetProperty("created_at").GetString()), AttioValues.FirstOf(row, type.Text) ?? ""))];
    }

    private static string PathOf(string slug) => $"v2/activities/{Uri.EscapeDataString(slug)}/records";

    private static JsonObject Target(RecordRef record) =>
        new() { ["target_object"] = AttioKinds.SlugOf(record.Kind), ["target_record_id"] = record.Id.Value };

    /// <summary>The marker that its last line begins with.</summary>
    private static string KeyOf(string body) => AttioNotes.LastLineOf(body).Split(' ')[0];

    private static Guid? Known(string id) => IsOne(id) && Guid.TryParseExact(id[Prefix.Length..], "D", out var known) ? known : null;

    private static string IdOf(JsonElement row) =>
        row.GetProperty("id").TryGetProperty("record_id", out var id) && Guid.TryParseExact(id.GetString(), "D", out var known)
            ? Prefix + known
            : throw CrmFailedException.Unavailable(mayHaveBeenApplied: false);

    private static bool IsByProgram(JsonElement row) =>
        row.GetProperty("values").TryGetProperty("created_by", out var by) && by.ValueKind == JsonValueKind.Array && by.GetArrayLength() > 0
        && by[0].TryGetProperty("referenced_actor_type", out var type) && type.GetString() is "api-token" or "app";
}
