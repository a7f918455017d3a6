using System.Text.Json.Nodes;
using X80.Simulator.Crm.Attio.Records;

namespace X80.Simulator.Crm.Attio;

/// <summary>
/// A workspace that answers as Attio does, over HTTP on a port of this machine: its checks, its shapes, its limits, and what
/// goes wrong when it is told to. For developers of clients and backends, and for tests. It keeps everything in memory.
/// </summary>
public sealed class AttioStandIn : IAsyncDisposable
{
    private readonly AttioWorkspace workspace;
    private readonly AttioDesk desk;
    private readonly AttioRates rates;
    private readonly StandInListener listener;
    private readonly Lock gate = new();
    private readonly Queue<(AttioFault Fault, bool OnlyWrites, TaskCompletionSource Reached)> faults = new();
    private int requests;

    private AttioStandIn(AttioStandInOptions options, int port)
    {
        (workspace, rates) = (new AttioWorkspace(options), new AttioRates(options));
        desk = new AttioDesk(workspace);
        listener = AttioListener.Start(port, Answer);
    }

    /// <summary>Told of every request as it comes: its method, its path with its query, and its body.</summary>
    public event Action<string, string, string?>? Seen;

    /// <summary>Where it answers, with a slash at the end.</summary>
    public Uri Address => listener.Address;

    /// <summary>Somebody makes another key with the same scopes; the one before goes on being known.</summary>
    public void AddKey(string key)
    {
        lock (gate)
        {
            workspace.Keys.Add(key);
        }
    }

    /// <summary>A key is known no more.</summary>
    public void RevokeKey(string key)
    {
        lock (gate)
        {
            workspace.Keys.Remove(key);
        }
    }

    /// <summary>How many requests have come.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <param name="options">How its workspace is set up.</param>
    /// <param name="port">0 takes a free one.</param>
    public static AttioStandIn Start(AttioStandInOptions? options = null, int port = 0) => new(options ?? new AttioStandInOptions(), port);

    /// <summary>Something goes wrong with the next request, or with the next one that writes.</summary>
    /// <returns>Done when that request was reached.</returns>
    public Task FailAsync(AttioFault fault, bool onlyWrites = true, CancellationToken cancellationToken = default)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            faults.Enqueue((fault, onlyWrites, reached));
        }

        return reached.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Somebody makes a record by hand.</summary>
    /// <param name="slug">The object, such as <c>people</c>.</param>
    /// <param name="values">As the API takes them.</param>
    /// <returns>The record's id.</returns>
    public string AddRecord(string slug, JsonObject values)
    {
        ArgumentNullException.ThrowIfNull(values);
        lock (gate)
        {
            var record = new AttioRecord(slug, workspace.Now);
            foreach (var (name, value) in values)
            {
                record.Values[name] = AttioValues.Read(workspace, workspace.Schema.Find(slug, name), value, workspace.MemberActor);
            }

            AttioMarks.Put(workspace, record, workspace.MemberActor);
            workspace.Records.Add(record);
            return record.Id.ToString();
        }
    }

    /// <summary>Attio saw a mail or a meeting of a record: what nobody can write.</summary>
    public void AddInteraction(string recordId, string attribute, DateTimeOffset at)
    {
        lock (gate)
        {
            var record = workspace.Records.Single(record => record.Id.ToString() == recordId);
            var value = new JsonObject
            {
                ["interaction_type"] = "email",
                ["interacted_at"] = AttioWorkspace.Stamp(at),
                ["owner_actor"] = workspace.MemberActor,
            };
            record.Values[attribute] = [AttioValues.Envelope(workspace, workspace.Schema.Find(record.Object, attribute), value, workspace.MemberActor)];
        }
    }

    /// <summary>An administrator adds an attribute of the types date, text, number or checkbox to an object.</summary>
    public void AddAttribute(string slug, string attribute, string type, string title)
    {
        lock (gate)
        {
            workspace.Schema.Add(slug, new AttioAttribute(attribute, type, title));
        }
    }

    /// <summary>An administrator makes a type of activities, where the plan has them.</summary>
    /// <param name="slug">Such as <c>chats</c>.</param>
    public void AddActivityType(string slug)
    {
        lock (gate)
        {
            workspace.Schema.AddActivity(AttioActivities.PlaceOf(slug));
        }
    }

    /// <summary>Activities of a type, each with what it says, in the order in which they were made.</summary>
    public IReadOnlyList<string> ActivitiesOf(string slug)
    {
        lock (gate)
        {
            return [.. workspace.Records.Where(record => record.Object == AttioActivities.PlaceOf(slug)).Select(record => record.Values["summary"][0]["value"]!.GetValue<string>())];
        }
    }

    /// <summary>Somebody puts a record into a list, at a stage of it or at none.</summary>
    public void AddEntry(string list, string recordId, string? stage)
    {
        lock (gate)
        {
            var record = workspace.Records.Single(record => record.Id.ToString() == recordId);
            var id = workspace.Entries.Find(entry => entry.Slug == list)?.List ?? Guid.NewGuid();
            workspace.Entries.Add(new AttioEntry(id, list, record.Object, record.Id, stage, workspace.Now));
        }
    }

    /// <summary>Two records become one.</summary>
    /// <returns>Its id.</returns>
    public string Merge(string firstId, string secondId)
    {
        lock (gate)
        {
            AttioRecord Of(string id) => workspace.Records.Single(record => record.Id.ToString() == id);
            return new AttioRecords(workspace).Merge(Of(firstId), Of(secondId)).ToString();
        }
    }

    /// <summary>From now on a note's content of more bytes is answered 413.</summary>
    public void TakeAtMost(int bytes)
    {
        lock (gate)
        {
            workspace.NoteBytes = bytes;
        }
    }

    /// <summary>How many records of an object bear exactly this name.</summary>
    public int CountNamed(string slug, string name)
    {
        lock (gate)
        {
            return workspace.Records.Count(record => record.Object == slug
                && record.Values.GetValueOrDefault("name", []).Any(value => (value["full_name"] ?? value["value"])?.GetValue<string>() == name));
        }
    }

    /// <summary>The notes of a record by id, each with its text, in the order in which they were made.</summary>
    public IReadOnlyDictionary<string, string> NotesOf(string recordId)
    {
        lock (gate)
        {
            return workspace.Notes.Where(note => note.Record.ToString() == recordId).ToDictionary(note => note.Id.ToString(), note => note.Content);
        }
    }

    /// <summary>A person writes a note.</summary>
    /// <returns>Its id.</returns>
    public string WriteNote(string slug, string recordId, string content)
    {
        lock (gate)
        {
            var note = new AttioNote
            {
                Object = slug,
                Record = Guid.Parse(recordId),
                Title = "By hand",
                Content = content,
                Author = workspace.MemberActor,
                CreatedAt = workspace.Now,
            };
            workspace.Notes.Add(note);
            return note.Id.ToString();
        }
    }

    /// <summary>A person changes a note.</summary>
    public void EditNote(string noteId, string content)
    {
        lock (gate)
        {
            workspace.Notes.Single(note => note.Id.ToString() == noteId).Content = content;
        }
    }

    /// <summary>A person deletes a note.</summary>
    public void DeleteNote(string noteId)
    {
        lock (gate)
        {
            workspace.Notes.RemoveAll(note => note.Id.ToString() == noteId);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => listener.DisposeAsync();

    private static bool Writes(AttioRequest request) =>
        request.Method != "GET" && !request.Path.Contains("query") && !request.Path.Contains("search");

    private (AttioReply? Reply, bool IsHeld) Answer(AttioRequest request)
    {
        Interlocked.Increment(ref requests);
        var query = string.Join('&', request.Query.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        Seen?.Invoke(request.Method, $"/v2/{string.Join('/', request.Path)}{(query.Length > 0 ? "?" : "")}{query}", request.Body?.ToJsonString());
        lock (gate)
        {
            var (fault, reached) = FaultOf(request);
            try
            {
                return AnswerWith(fault, request);
            }
            finally
            {
                reached?.TrySetResult();
            }
        }
    }

    private (AttioFault? Fault, TaskCompletionSource? Reached) FaultOf(AttioRequest request)
    {
        if (!faults.TryPeek(out var next) || next.OnlyWrites && !Writes(request))
        {
            return (null, null);
        }

        faults.Dequeue();
        return (next.Fault, next.Reached);
    }

    private (AttioReply? Reply, bool IsHeld) AnswerWith(AttioFault? fault, AttioRequest request)
    {
        switch (fault)
        {
            case AttioFault.Unauthorized:
                throw AttioRefusalException.Unauthorized();
            case AttioFault.Conflict:
                throw new AttioRefusalException(
                    409, "invalid_request_error", "concurrent_write_conflict", "The record was modified by another request. Please try again.");
            case AttioFault.Unavailable:
                return (new AttioReply(503, null), false);
            case AttioFault.Dropped:
                return (AttioPretence.Of(workspace, request), false);
        }

        var room = fault == AttioFault.TooMany ? workspace.Now + TimeSpan.FromSeconds(1) : rates.Take(Writes(request));
        if (room is { } at)
        {
            return (TooMany(at), false);
        }

        var reply = desk.Answer(request);
        return (fault == AttioFault.LostAnswer ? null : reply, fault == AttioFault.Hung);
    }

    private static AttioReply TooMany(DateTimeOffset at) => new(429, new JsonObject
    {
        ["status_code"] = 429,
        ["type"] = "rate_limit_error",
        ["code"] = "rate_limit_exceeded",
        ["message"] = "Rate limit exceeded, please try again later",
    })
    { RetryAfter = at };
}
