using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm.Matching;

namespace X80.ReferenceServer.Crm.Affinity;

/// <summary>
/// Makes a person or a company once. Affinity has no key for a repeat, and does not say when a record was made: before it is
/// asked this looks for the one with the same mail address or domain, or else of exactly this name with nothing that
/// contradicts. That one is taken, whoever made it.
/// </summary>
internal sealed class AffinityCreation(AffinityHttp http, AffinitySearching searching, AffinityFields fields, PhoneBook known)
{
    // Holds one while a record is made; whoever comes meanwhile waits to put his own.
    private readonly Channel<bool> turn = Channel.CreateBounded<bool>(1);

    public async Task<RecordRef> CreateAsync(CreateRecord request, CancellationToken cancellationToken)
    {
        if (request.Kind == RecordKind.Deal)
        {
            // It would need a list, which is not ours to choose.
            throw CrmFailedException.Refused();
        }

        await turn.Writer.WriteAsync(true, cancellationToken);
        try
        {
            var record = await FindAsync(request, cancellationToken) ?? await MakeAsync(request, cancellationToken);
            await AddPhoneAsync(record, request, cancellationToken);
            return record;
        }
        finally
        {
            turn.Reader.TryRead(out _);
        }
    }

    private async Task<RecordRef?> FindAsync(CreateRecord request, CancellationToken cancellationToken)
    {
        if (request.Kind == RecordKind.Person && request.Email is { } email)
        {
            var held = await searching.ByTermAsync(RecordKind.Person, email, access: null, cancellationToken);
            return held.FirstOrDefault(one => one.Emails.Contains(email, StringComparer.OrdinalIgnoreCase))?.Record;
        }

        var term = request.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).MaxBy(word => word.Length) ?? request.Name;
        foreach (var candidate in await searching.ByTermAsync(request.Kind, term, access: null, cancellationToken))
        {
            if (candidate.Name == request.Name.Trim() && await IsBareAsync(candidate, request, cancellationToken))
            {
                return candidate.Record;
            }
        }

        return null;
    }

    /// <summary>It holds nothing that what is to be made would not.</summary>
    private async Task<bool> IsBareAsync(MatchCandidate candidate, CreateRecord request, CancellationToken cancellationToken)
    {
        if (request.Kind == RecordKind.Company)
        {
            return candidate.Domains.Count == 0 || candidate.Domains.Any(domain => DomainNames.AreOne(domain, request.Domain ?? ""));
        }

        var phones = await fields.PhonesAsync(AffinityIds.Of(candidate.Record)!.Value, cancellationToken);
        return candidate.Emails.Count == 0 && phones.All(phone => known.AreSame(phone, request.Phone));
    }

    private async Task<RecordRef> MakeAsync(CreateRecord request, CancellationToken cancellationToken)
    {
        var body = request.Kind == RecordKind.Person ? Person(request) : Company(request);
        var answer = await http.WriteAsync(HttpMethod.Post, AffinityIds.PlaceOf(request.Kind), body, cancellationToken);
        if (answer.Status is 400 or 422 && await FindAsync(request, cancellationToken) is { } meanwhile)
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
