using System.Globalization;
using System.Text.Json.Nodes;
using X80.Simulator.Crm.Affinity.Records;

namespace X80.Simulator.Crm.Affinity;

/// <summary>
/// An account that answers as Affinity does, both versions side by side, over HTTP on a port of this machine: its checks, its
/// shapes, its limits, and what goes wrong when it is told to. For developers of clients and backends, and for tests. It keeps
/// everything in memory.
/// </summary>
public sealed class AffinityStandIn : IAsyncDisposable
{
    private static readonly string[] Versions = ["2024-01-01", "2026-07-15", "2026-09-17"];
    private readonly AffinityAccount account;
    private readonly AffinityFirst first;
    private readonly AffinitySecond second;
    private readonly AffinityRates rates;
    private readonly StandInListener listener;
    private readonly Lock gate = new();
    private readonly Queue<(AffinityFault Fault, bool OnlyWrites, TaskCompletionSource Reached)> faults = new();
    private int requests;

    private AffinityStandIn(AffinityStandInOptions options, int port)
    {
        (account, rates) = (new AffinityAccount(options), new AffinityRates(options));
        (first, second) = (new AffinityFirst(account), new AffinitySecond(account));
        listener = AffinityListener.Start(port, Answer);
    }

    /// <summary>Told of every request as it comes: its method, its path with its query, and its body.</summary>
    public event Action<string, string, string?>? Seen;

    /// <summary>Where it answers, with a slash at the end.</summary>
    public Uri Address => listener.Address;

    /// <summary>How many requests have come.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <param name="options">How its account is set up.</param>
    /// <param name="port">0 takes a free one.</param>
    public static AffinityStandIn Start(AffinityStandInOptions? options = null, int port = 0) => new(options ?? new AffinityStandInOptions(), port);

    /// <summary>Something goes wrong with the next request, or with the next one that writes.</summary>
    /// <returns>Done when that request was reached.</returns>
    public Task FailAsync(AffinityFault fault, bool onlyWrites = true, CancellationToken cancellationToken = default)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            faults.Enqueue((fault, onlyWrites, reached));
        }

        return reached.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Whom the key belongs to makes another one, of the same rights; the one before goes on being known.</summary>
    public void AddKey(string key)
    {
        lock (gate)
        {
            account.Keys.Add(key);
        }
    }

    /// <summary>A key is known no more.</summary>
    public void RevokeKey(string key)
    {
        lock (gate)
        {
            account.Keys.Remove(key);
        }
    }

    /// <summary>Somebody makes a person by hand.</summary>
    /// <returns>Its id.</returns>
    public string AddPerson(string firstName, string lastName, string? phone = null, string? email = null)
    {
        lock (gate)
        {
            var person = account.Add(AffinityEntityKind.Person, firstName, lastName, emails: email is null ? [] : [email.ToLowerInvariant()]);
            if (phone is not null)
            {
                account.SetField(person, AffinityAccount.PhoneField, phone);
            }

            return Word(person.Id);
        }
    }

    /// <summary>Somebody makes a company by hand.</summary>
    /// <returns>Its id.</returns>
    public string AddCompany(string name, string? domain = null)
    {
        lock (gate)
        {
            var company = account.Add(AffinityEntityKind.Company, name, "");
            company.Domain = domain;
            return Word(company.Id);
        }
    }

    /// <summary>Somebody makes an opportunity of a person.</summary>
    /// <returns>Its id.</returns>
    public string AddOpportunity(string name, string personId, string stage)
    {
        lock (gate)
        {
            var deal = account.AddOpportunity(name, account.Lists[0]);
            deal.People = [Number(personId)];
            AffinityAccount.SetStage(deal.Entry!, stage);
            return Word(deal.Id);
        }
    }

    /// <summary>Somebody fills a field of an opportunity's row by hand.</summary>
    /// <param name="opportunityId">The opportunity.</param>
    /// <param name="key">The field, as version 2 calls it.</param>
    /// <param name="data">What it is to hold, as version 2 takes it.</param>
    public void FillListField(string opportunityId, string key, string data)
    {
        lock (gate)
        {
            var entry = account.Find(AffinityEntityKind.Opportunity, Number(opportunityId))!.Entry!;
            var field = entry.List.Fields.Single(one => one.Key == key);
            entry.Cells[field.Id] = AffinityCellData.Kept(account, field, JsonNode.Parse(data)!) ?? throw new ArgumentException("The field does not take this.", nameof(data));
        }
    }

    /// <summary>Somebody puts a person into the list of people.</summary>
    public void AddToList(string personId, string stage)
    {
        lock (gate)
        {
            AffinityAccount.SetStage(account.AddEntry(account.Lists[1], account.Find(AffinityEntityKind.Person, Number(personId))!), stage);
        }
    }

    /// <summary>Somebody is to do something about a person.</summary>
    public void AddReminder(string personId, DateTimeOffset due)
    {
        lock (gate)
        {
            account.Reminders.Add((AffinityEntityKind.Person, Number(personId), due));
        }
    }

    /// <summary>Affinity saw a mail with a person: what nobody can write.</summary>
    public void AddMail(string personId, DateTimeOffset at)
    {
        lock (gate)
        {
            account.Find(AffinityEntityKind.Person, Number(personId))!.LastEmailAt = at;
        }
    }

    /// <summary>Two people become one; the second is gone.</summary>
    public void Merge(string intoId, string otherId)
    {
        lock (gate)
        {
            var (into, other) = (account.Find(AffinityEntityKind.Person, Number(intoId))!, account.Find(AffinityEntityKind.Person, Number(otherId))!);
            into.Emails.AddRange(other.Emails);
            into.Fields.AddRange(other.Fields);
            account.Notes.Where(note => note.IsOn(AffinityEntityKind.Person, other.Id)).ToList()
                .ForEach(note => note.People = [.. note.People.Select(id => id == other.Id ? into.Id : id)]);
            account.Entities.Remove(other);
        }
    }

    /// <summary>From now on a note's content of more bytes is answered 413.</summary>
    public void TakeAtMost(int bytes)
    {
        lock (gate)
        {
            account.NoteBytes = bytes;
        }
    }

    /// <summary>How many people and companies bear exactly this name.</summary>
    public int CountNamed(string name)
    {
        lock (gate)
        {
            return account.Entities.Count(one => one.FullName == name);
        }
    }

    /// <summary>The notes of a person, company or opportunity by id, those of chat messages too, in the order in which they were made.</summary>
    public IReadOnlyDictionary<string, string> NotesOf(string entityId)
    {
        var id = Number(entityId);
        lock (gate)
        {
            return account.Notes.Where(note => note.People.Contains(id) || note.Companies.Contains(id) || note.Opportunities.Contains(id))
                .ToDictionary(note => Word(note.Id), note => note.Content);
        }
    }

    /// <summary>A colleague writes a note about a person, or whom the key belongs to does so by hand.</summary>
    /// <returns>Its id.</returns>
    public string WriteNote(string personId, string content, bool isByOwner = false)
    {
        lock (gate)
        {
            var note = new AffinityNote
            {
                Id = account.NewId(),
                Creator = (isByOwner ? account.Owner : account.Colleague).Id,
                Content = content,
                People = [Number(personId)],
                CreatedAt = account.Now,
            };
            account.Notes.Add(note);
            return Word(note.Id);
        }
    }

    /// <summary>A person changes a note.</summary>
    public void EditNote(string noteId, string content)
    {
        lock (gate)
        {
            account.Notes.Single(note => note.Id == Number(noteId)).Content = content;
        }
    }

    /// <summary>A person mentions a colleague in a note: from then on nothing changes its text.</summary>
    public void Mention(string noteId)
    {
        lock (gate)
        {
            account.Notes.Single(note => note.Id == Number(noteId)).Mentions.Add(account.Colleague.Id);
        }
    }

    /// <summary>A person deletes a note.</summary>
    public void DeleteNote(string noteId)
    {
        lock (gate)
        {
            account.Notes.RemoveAll(note => note.Id == Number(noteId));
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => listener.DisposeAsync();

    private static string Word(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static long Number(string id) => long.Parse(id, CultureInfo.InvariantCulture);

    private AffinityAnswer Answer(AffinityRequest request)
    {
        Interlocked.Increment(ref requests);
        var query = string.Join('&', request.Query.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        var place = (request.IsSecond ? "/v2/" : "/") + string.Join('/', request.Path);
        Seen?.Invoke(request.Method, query.Length > 0 ? $"{place}?{query}" : place, request.Body?.ToJsonString());
        lock (gate)
        {
            var (fault, reached) = FaultOf(request);
            var answer = AnswerWith(fault, request);
            reached?.TrySetResult();
            return answer;
        }
    }

    private (AffinityFault? Fault, TaskCompletionSource? Reached) FaultOf(AffinityRequest request)
    {
        if (!faults.TryPeek(out var next) || next.OnlyWrites && !request.Writes)
        {
            return (null, null);
        }

        faults.Dequeue();
        return (next.Fault, next.Reached);
    }

    private AffinityAnswer AnswerWith(AffinityFault? fault, AffinityRequest request)
    {
        var isSpent = fault == AffinityFault.TooMany || !rates.Take();
        List<(string, string)> headers = [.. rates.Headers(isSpent)];
        if (request.IsSecond)
        {
            headers.Add(("X-Affinity-Api-Version", request.Version ?? Versions[^1]));
        }

        try
        {
            var reply = isSpent ? throw new AffinityRefusalException(request.IsSecond, 429, "rate-limit", "Too many requests.", null)
                : fault == AffinityFault.Unavailable ? new AffinityReply(503, null)
                : fault == AffinityFault.Dropped ? AffinityPretence.Of(account, request)
                : Serve(request);
            return new AffinityAnswer(fault == AffinityFault.LostAnswer ? null : reply, fault == AffinityFault.Hung, headers);
        }
        catch (AffinityRefusalException refusal)
        {
            return new AffinityAnswer(refusal.Reply, IsHeld: false, headers);
        }
    }

    private static string BasicOf(string key) => "Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(":" + key));

    private AffinityReply Serve(AffinityRequest request)
    {
        if (!account.Keys.Any(key => request.Authorization == "Bearer " + key || !request.IsSecond && request.Authorization == BasicOf(key)))
        {
            throw new AffinityRefusalException(request.IsSecond, 401, "authentication", "The key is not known.", null);
        }

        return !request.IsSecond ? first.Answer(request)
            : request.Version is null || Versions.Contains(request.Version) ? second.Answer(request)
            : throw request.Refuse("bad-request", "There is no such version.", "X-Affinity-Api-Version");
    }
}
