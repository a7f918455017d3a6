using System.Text.Json.Nodes;
using System.Text.Json;
using System.Threading.Channels;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm.Matching;

namespace X80.ReferenceServer.Crm.Attio;

/// <summary>
/// Makes a record once. Attio has no key for a repeat and no unique phone number, so before it is asked this looks for what an
/// earlier attempt may have made: of this name, with these details, by a program, not before the click.
/// </summary>
internal sealed class AttioCreation(AttioHttp http, AttioSearching searching, AttioSchema schema)
{
    private const int MostCandidates = 100;

    // Clocks differ, and a person who was told that nobody knows clicks again: that makes the same record.
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(15);

    // Holds one while a record is made; whoever comes meanwhile waits to put his own.
    private readonly Channel<bool> turn = Channel.CreateBounded<bool>(1);

    public async Task<RecordRef> CreateAsync(PlannedRecord planned, CreateRecord request, PhoneBook phones, CancellationToken cancellationToken)
    {
        await turn.Writer.WriteAsync(true, cancellationToken);
        try
        {
            return await FindAsync(planned, request, phones, cancellationToken) ?? await MakeAsync(planned, request, phones, cancellationToken);
        }
        finally
        {
            turn.Reader.TryRead(out _);
        }
    }

    private async Task<RecordRef> MakeAsync(PlannedRecord planned, CreateRecord request, PhoneBook phones, CancellationToken cancellationToken)
    {
        var data = new JsonObject { ["values"] = await ValuesAsync(request, phones, cancellationToken) };
        var answer = await http.WriteAsync(HttpMethod.Post, $"v2/objects/{AttioKinds.SlugOf(request.Kind)}/records", data, cancellationToken);
        return answer.Status == 400 && await FindAsync(planned, request, phones, cancellationToken) is { } meanwhile
            ? meanwhile
            : AttioReading.RefOf(request.Kind, AttioHttp.Data(answer));
    }

    private async Task<RecordRef?> FindAsync(PlannedRecord planned, CreateRecord request, PhoneBook phones, CancellationToken cancellationToken)
    {
        var kind = request.Kind;
        if (UniqueOf(request) is { } unique
            && await searching.QueryAsync(kind, [unique], 1, cancellationToken) is [var holder, ..])
        {
            return AttioReading.RefOf(kind, holder);
        }

        var name = request.Name.Trim();
        var exactly = new JsonObject { ["name"] = kind == RecordKind.Person ? new JsonObject { ["full_name"] = name } : JsonValue.Create(name) };
        var rows = await searching.QueryAsync(kind, [exactly], MostCandidates, cancellationToken);
        var found = rows.Where(row => IsAttempt(row, planned, request, phones)).ToList();
        return found.Count > 0 ? AttioReading.RefOf(kind, found[0]) : null;
    }

    private static bool IsAttempt(JsonElement row, PlannedRecord planned, CreateRecord request, PhoneBook phones) =>
        AttioReading.NameOf(row) == request.Name.Trim()
        && AttioTime.Parse(row.GetProperty("created_at").GetString()) >= planned.Since - Before
        && row.GetProperty("values").TryGetProperty("created_by", out var by)
        && by.ValueKind == JsonValueKind.Array && by.GetArrayLength() > 0
        && by[0].TryGetProperty("referenced_actor_type", out var type) && type.GetString() is "api-token" or "app"
        && SamePhone(AttioValues.TextsOf(row, "phone_numbers"), request.Phone, phones);

    private static bool SamePhone(IReadOnlyList<string> held, string? wanted, PhoneBook phones) =>
        wanted is null ? held.Count == 0 : held.Any(phone => phones.AreSame(phone, wanted));

    /// <returns>What no two records may hold, as a condition; null where the request has nothing of the kind.</returns>
    private static JsonObject? UniqueOf(CreateRecord request) => request switch
    {
        { Email: { } email } when request.Kind == RecordKind.Person => new JsonObject { ["email_addresses"] = email.Trim().ToLowerInvariant() },
        { Domain: { } domain } when request.Kind == RecordKind.Company => new JsonObject { ["domains"] = domain.Trim().ToLowerInvariant() },
        _ => null,
    };

    private async Task<JsonObject> ValuesAsync(CreateRecord request, PhoneBook phones, CancellationToken cancellationToken)
    {
        var name = request.Name.Trim();
        var values = new JsonObject { ["name"] = new JsonArray(request.Kind == RecordKind.Person ? AttioValues.NameOf(name) : JsonValue.Create(name)) };
        if (request.Kind == RecordKind.Person)
        {
            Put(values, "phone_numbers", request.Phone is null ? null : AttioValues.PhoneOf(request.Phone, phones));
            Put(values, "email_addresses", request.Email?.Trim());
        }
        else if (request.Kind == RecordKind.Company)
        {
            Put(values, "domains", request.Domain?.Trim());
        }
        else
        {
            values["stage"] = (await schema.OfAsync(RecordKind.Deal, cancellationToken)).FirstOrDefault(known => known.Slug == "stage")?.Options is [var first, ..]
                ? new JsonArray(first)
                : throw CrmFailedException.Refused();
            values["owner"] = new JsonArray(
                new JsonObject { ["referenced_actor_type"] = "workspace-member", ["referenced_actor_id"] = await OwnerAsync(cancellationToken) });
        }

        return values;
    }

    private static void Put(JsonObject values, string slug, JsonNode? value)
    {
        if (value is not null)
        {
            values[slug] = new JsonArray(value);
        }
    }

    private async Task<string> OwnerAsync(CancellationToken cancellationToken) =>
        await http.SelfAsync(cancellationToken) is { } self && self.TryGetProperty("authorized_by_workspace_member_id", out var id) && id.GetString() is { } owner
            ? owner
            : throw CrmFailedException.Refused();
}
