using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm.Affinity.Lists;
using X80.ReferenceServer.Crm.Matching;

namespace X80.ReferenceServer.Crm.Affinity;

/// <summary>
/// Makes a record once. Affinity has no key for a repeat, and does not say when a person or company was made: before it is asked this
/// looks for the one with the same mail address or domain, or else of exactly this name with nothing that contradicts. That one is
/// taken, whoever made it. Of an opportunity it says who made it and when: only one that an earlier attempt can have made is taken.
/// </summary>
internal sealed class AffinityCreation(
    AffinityHttp http, AffinitySearching searching, (AffinityOwner Owner, AffinityLists Lists) account, AffinityFields fields)
{
    // Clocks differ, and a person who was told that nobody knows clicks again: that makes the same opportunity.
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(15);

    // Holds one while a record is made; whoever comes meanwhile waits to put his own.
    private readonly Channel<bool> turn = Channel.CreateBounded<bool>(1);

    public async Task<RecordRef> CreateAsync(PlannedRecord planned, CreateRecord request, PhoneBook known, CancellationToken cancellationToken)
    {
        // Where the account has several lists of opportunities, which one is not ours to choose.
        var list = request.Kind == RecordKind.Deal ? await account.Lists.OfDealsAsync(cancellationToken) ?? throw CrmFailedException.Refused() : 0;
        await turn.Writer.WriteAsync(true, cancellationToken);
        try
        {
            if (request.Kind == RecordKind.Deal)
            {
                return await FindDealAsync(planned, request, list, cancellationToken) ?? await MakeAsync(request, Deal(request, list), known, cancellationToken);
            }

            var body = request.Kind == RecordKind.Person ? Person(request) : Company(request);
            var record = await FindAsync(request, known, cancellationToken) ?? await MakeAsync(request, body, known, cancellationToken);
            await AddPhoneAsync(record, request, cancellationToken);
            return record;
        }
        finally
        {
            turn.Reader.TryRead(out _);
        }
    }

    private async Task<RecordRef?> FindAsync(CreateRecord request, PhoneBook known, CancellationToken cancellationToken)
    {
        if (request.Kind == RecordKind.Person && request.Email is { } email)
        {
            var held = await searching.ByTermAsync(RecordKind.Person, email, access: null, cancellationToken);
            return held.FirstOrDefault(one => one.Emails.Contains(email, StringComparer.OrdinalIgnoreCase))?.Record;
        }

        var term = request.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).MaxBy(word => word.Length) ?? request.Name;
        foreach (var candidate in await searching.ByTermAsync(request.Kind, term, access: null, cancellationToken))
        {
            if (candidate.Name == request.Name.Trim() && await IsBareAsync(candidate, request, known, cancellationToken))
            {
                return candidate.Record;
            }
        }

        return null;
    }

    /// <summary>It holds nothing that what is to be made would not.</summary>
    private async Task<bool> IsBareAsync(MatchCandidate candidate, CreateRecord request, PhoneBook known, CancellationToken cancellationToken)
    {
        if (request.Kind == RecordKind.Company)
        {
            return candidate.Domains.Count == 0 || candidate.Domains.Any(domain => DomainNames.AreOne(domain, request.Domain ?? ""));
        }

        var phones = await fields.PhonesAsync(AffinityIds.Of(candidate.Record)!.Value, cancellationToken);
        return candidate.Emails.Count == 0 && phones.All(phone => known.AreSame(phone, request.Phone));
    }

    private async Task<RecordRef?> FindDealAsync(PlannedRecord planned, CreateRecord request, long list, CancellationToken cancellationToken)
    {
        foreach (var candidate in await searching.ByTermAsync(RecordKind.Deal, request.Name.Trim(), access: null, cancellationToken))
        {
            if (candidate.Name == request.Name.Trim() && await http.FindAsync($"opportunities/{candidate.Record.Id}", cancellationToken) is { } deal)
            {
                var entry = AffinityHttp.Rows(deal, "list_entries").FirstOrDefault();
                if (AffinityText.TimeOf(entry, "created_at") >= planned.Since - Before && AffinityIds.Of(entry, "list_id") == list
                    && await account.Owner.IsTheirsAsync(entry, cancellationToken))
                {
                    return candidate.Record;
                }
            }
        }

        return null;
    }

    private async Task<RecordRef> MakeAsync(CreateRecord request, JsonObject body, PhoneBook known, CancellationToken cancellationToken)
    {
        var answer = await http.WriteAsync(HttpMethod.Post, AffinityIds.PlaceOf(request.Kind), body, cancellationToken);
        if (answer.Status is 400 or 422 && request.Kind != RecordKind.Deal && await FindAsync(request, known, cancellationToken) is { } meanwhile)
        {
            return meanwhile;
        }

        var made = AffinityHttp.Read(answer);
        if (made.ValueKind != JsonValueKind.Object || !made.TryGetProperty("id", out _))
        {
            throw answer.Nonsense();
        }

        var id = AffinityIds.Of(made);
        return await http.FindAsync($"{AffinityIds.PlaceOf(request.Kind)}/{AffinityIds.Word(id)}", cancellationToken) is null
            ? throw CrmFailedException.Unavailable(mayHaveBeenApplied: true)
            : AffinityIds.Record(request.Kind, id);
    }

    private async Task AddPhoneAsync(RecordRef record, CreateRecord request, CancellationToken cancellationToken)
    {
        if (request.Kind != RecordKind.Person || request.Phone is not { } phone || AffinityIds.Of(record) is not { } id)
        {
            return;
        }

        if ((await fields.PhonesAsync(id, cancellationToken)).Count == 0)
        {
            try
            {
                await fields.SetPhoneAsync(id, phone, cancellationToken);
            }
            catch (CrmFailedException refused) when (refused.IsRefusal)
            {
                // The person stands there without the number.
                throw new CrmFailedException(isRefusal: true, mayHaveBeenApplied: true, refused);
            }
        }
    }

    private static JsonObject Person(CreateRecord request)
    {
        var (first, last) = AffinityText.Split(request.Name);
        return new JsonObject { ["first_name"] = first, ["last_name"] = last, ["emails"] = request.Email is { } email ? new JsonArray(email) : [] };
    }

    private static JsonObject Deal(CreateRecord request, long list) => new() { ["name"] = request.Name.Trim(), ["list_id"] = list };

    private static JsonObject Company(CreateRecord request)
    {
        var body = new JsonObject { ["name"] = request.Name.Trim() };
        if (request.Domain is { } domain)
        {
            body["domain"] = domain;
        }

        return body;
    }
}
