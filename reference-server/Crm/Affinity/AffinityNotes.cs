using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm.Remote;

namespace X80.ReferenceServer.Crm.Affinity;

/// <summary>
/// Notes of Affinity as plain text, by version 1, which is stable and changes them in place. An activity is a chat message with
/// the key's owner and the person; on a company or an opportunity, where there is no chat, it is a small note.
/// </summary>
internal sealed class AffinityNotes(AffinityHttp http, AffinityOwner owner, TimeProvider time) : IRemoteCrm
{
    private const int PageSize = 100;
    private const int MostPages = 40;
    private const int ShortestNote = 2_000;
    private const int TitleLength = 100;
    private const int ChatMessage = 2;
    private const string ChatPrefix = "chat-";

    /// <summary>The note that bore a stamp first, of stamps that are young: when ours is gone, a copy of it is not taken for ours.</summary>
    private readonly ConcurrentDictionary<string, long> firsts = new(StringComparer.Ordinal);
    private volatile int noteLength = 100_000;

    public int NoteLength => noteLength - TitleLength;

    public Task<string> CreateAsync(RemoteKind kind, RecordRef record, RemoteText text, CancellationToken cancellationToken) => http.CallAsync(
        writing: true,
        token => AddAsync(kind, record, text, token),
        cancellationToken);

    public Task<string?> ReadAsync(RemoteKind kind, RecordRef record, string id, CancellationToken cancellationToken) => http.CallAsync(
        writing: false,
        async token =>
        {
            if (AffinityIds.Parse(IsChat(id) ? id[ChatPrefix.Length..] : id) is not { } number || AffinityIds.Of(record) is not { } entity)
            {
                return null;
            }

            if (IsChat(id))
            {
                return await ReadChatAsync(id, entity, token);
            }

            var note = await http.FindAsync($"notes/{AffinityIds.Word(number)}", token);
            return note is { } found && AffinityIds.Many(found, AffinityIds.NameOf(record.Kind) + "_ids").Contains(entity) ? AffinityContent.BodyOf(kind, found) : null;
        },
        cancellationToken);

    public Task<IReadOnlyList<RemoteItem>> FindMarkedAsync(RemoteKind kind, RecordRef record, string marker, CancellationToken cancellationToken) =>
        http.CallAsync<IReadOnlyList<RemoteItem>>(
            writing: false,
            async token =>
            {
                var marked = new List<RemoteItem>();
                foreach (var note in await ListOursAsync(record, token))
                {
                    var body = AffinityContent.BodyOf(kind, note);
                    if (AffinityContent.LastLineOf(body).StartsWith(marker, StringComparison.Ordinal))
                    {
                        marked.Add(new RemoteItem(ChatOf(note) is { } chat ? ChatPrefix + AffinityIds.Word(chat) : AffinityIds.Word(AffinityIds.Of(note)), body));
                    }
                }

                return marked;
            },
            cancellationToken);

    public Task<string> ReplaceAsync(RemoteKind kind, RecordRef record, string id, RemoteText text, CancellationToken cancellationToken) => http.CallAsync(
        writing: true,
        async token =>
        {
            var held = await NoteOfAsync(id, token);
            var stamp = held is { } note ? AffinityContent.StampOf(note) : null;
            var content = AffinityContent.Of(kind, text, stamp ?? AffinityContent.NewStamp(MadeAt(held)));
            var answer = IsChat(id)
                ? await http.WriteAsync(HttpMethod.Put, $"interactions/{NumberOf(id)}", await ChatAsync(record, content, isNew: false, token), token)
                : await http.WriteAsync(HttpMethod.Put, $"notes/{NumberOf(id)}", new JsonObject { ["content"] = content }, token);
            if (answer.Status is 400 or 422 && await NoteOfAsync(id, token) is { } kept && AffinityIds.Many(kept, "mentioned_person_ids").Any())
            {
                // Affinity changes no text in which somebody is mentioned: a new one takes its place.
                var anew = await AddAsync(kind, record, text, token);
                await DeleteAsync(id, token);
                return anew;
            }

            Expect(answer, content);
            return id;
        },
        cancellationToken);

    public Task DeleteAsync(RemoteKind kind, RecordRef record, string id, CancellationToken cancellationToken) => http.CallAsync(
        writing: true,
        async token =>
        {
            await DeleteAsync(id, token);
            return true;
        },
        cancellationToken);

    /// <returns>What this server wrote on the record, the texts of chats among it.</returns>
    public async Task<IReadOnlyList<JsonElement>> ListOursAsync(RecordRef record, CancellationToken cancellationToken)
    {
        var owned = new List<JsonElement>();
        foreach (var note in await ListAsync(record, cancellationToken))
        {
            if (await owner.IsTheirsAsync(note, cancellationToken))
            {
                owned.Add(note);
            }
        }

        return [.. AffinityContent.Written(owned).Where(IsFirst)];
    }

    /// <summary>Remembers it as the first where none is known.</summary>
    private bool IsFirst(JsonElement note)
    {
        if (AffinityContent.StampOf(note) is not { } stamp)
        {
            return false;
        }

        foreach (var old in firsts.Keys.Where(known => !AffinityContent.IsWithin(known, time.GetUtcNow())))
        {
            firsts.TryRemove(old, out _);
        }

        return firsts.GetOrAdd(stamp, AffinityIds.Of(note)) == AffinityIds.Of(note);
    }

    private async Task<IReadOnlyList<JsonElement>> ListAsync(RecordRef record, CancellationToken cancellationToken)
    {
        var notes = new List<JsonElement>();
        if (AffinityIds.Of(record) is null)
        {
            return notes;
        }

        var question = $"notes?{AffinityIds.NameOf(record.Kind)}_id={record.Id}&page_size={PageSize.ToString(CultureInfo.InvariantCulture)}";
        var page = question;
        for (var i = 0; i < MostPages; i++)
        {
            var answer = await http.FindAsync(page, cancellationToken);
            notes.AddRange(AffinityHttp.Rows(answer, "notes"));
            if (answer is not { } whole || AffinityText.Of(whole, "next_page_token") is not { } next)
            {
                // A company shows its people's notes too.
                return [.. notes.Where(note => IsOn(note, record))];
            }

            page = $"{question}&page_token={Uri.EscapeDataString(next)}";
        }

        // What lies further down may be ours too: nobody can say that it is not there.
        throw CrmFailedException.Unavailable(mayHaveBeenApplied: false);
    }

    private static bool IsChat(string id) => id.StartsWith(ChatPrefix, StringComparison.Ordinal);

    private static long? ChatOf(JsonElement note) =>
        note.TryGetProperty("interaction_id", out var id) && id.ValueKind == JsonValueKind.Number
            && note.TryGetProperty("interaction_type", out var type) && type.ValueKind == JsonValueKind.Number && type.GetInt32() == ChatMessage ? id.GetInt64() : null;

    private static bool IsOn(JsonElement note, RecordRef record) => AffinityIds.Of(record) is { } id
        && (AffinityIds.Many(note, AffinityIds.NameOf(record.Kind) + "_ids").Contains(id)
            || record.Kind == RecordKind.Person && AffinityIds.Many(note, "interaction_person_ids").Contains(id));

    private DateTimeOffset MadeAt(JsonElement? note) =>
        note is { } held && AffinityText.TimeOf(held, "created_at") is { } at ? at : time.GetUtcNow();

    private async Task<string> AddAsync(RemoteKind kind, RecordRef record, RemoteText text, CancellationToken cancellationToken)
    {
        var isChat = kind == RemoteKind.Activity && record.Kind == RecordKind.Person;
        var content = AffinityContent.Of(kind, text, AffinityContent.NewStamp(time.GetUtcNow()));
        var body = isChat ? await ChatAsync(record, content, isNew: true, cancellationToken) : new JsonObject
        {
            ["content"] = content,
            ["type"] = 0,
            [AffinityIds.NameOf(record.Kind) + "_ids"] = new JsonArray(AffinityIds.Of(record) ?? throw CrmFailedException.Refused()),
        };
        var answer = await http.WriteAsync(HttpMethod.Post, isChat ? "interactions" : "notes", body, cancellationToken);
        Expect(answer, content);
        return (isChat ? ChatPrefix : "") + AffinityIds.Word(IdOf(answer));
    }

    private async Task<JsonObject> ChatAsync(RecordRef record, string content, bool isNew, CancellationToken cancellationToken)
    {
        var chat = new JsonObject
        {
            ["type"] = ChatMessage,
            ["person_ids"] = new JsonArray(await owner.PersonAsync(cancellationToken), AffinityIds.Of(record) ?? throw CrmFailedException.Refused()),
            ["content"] = content,
        };
        if (isNew)
        {
            // To the millisecond: of two interactions at the very same time the web app may show one.
            chat["direction"] = 0;
            chat["date"] = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        }

        return chat;
    }

    private async Task<string?> ReadChatAsync(string id, long person, CancellationToken cancellationToken)
    {
        var chat = await http.FindAsync($"interactions/{NumberOf(id)}?type={ChatMessage}", cancellationToken);
        return chat is { } found && AffinityHttp.Rows(found, "persons").Any(one => AffinityIds.Of(one) == person)
            && await NoteOfAsync(found, cancellationToken) is { } text
            ? AffinityContent.BodyOf(RemoteKind.Activity, text)
            : null;
    }

    /// <returns>The note of an id, or the one that is the text of a chat; null when there is none.</returns>
    private async Task<JsonElement?> NoteOfAsync(string id, CancellationToken cancellationToken) =>
        !IsChat(id) ? await http.FindAsync($"notes/{NumberOf(id)}", cancellationToken)
        : await http.FindAsync($"interactions/{NumberOf(id)}?type={ChatMessage}", cancellationToken) is { } chat ? await NoteOfAsync(chat, cancellationToken)
        : null;

    private async Task<JsonElement?> NoteOfAsync(JsonElement chat, CancellationToken cancellationToken) =>
        AffinityIds.Many(chat, "notes").ToList() is [var note, ..] ? await http.FindAsync($"notes/{AffinityIds.Word(note)}", cancellationToken) : null;

    private async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        if (await NoteOfAsync(id, cancellationToken) is { } note)
        {
            IsFirst(note);
        }

        var path = IsChat(id) ? $"interactions/{NumberOf(id)}?type={ChatMessage}" : $"notes/{NumberOf(id)}";
        var answer = await http.WriteAsync(HttpMethod.Delete, path, body: null, cancellationToken);
        if (!answer.IsSuccess && answer.Status != 404)
        {
            throw answer.Failure();
        }
    }

    /// <exception cref="CrmFailedException">It is no id of Affinity's: no address is built of it.</exception>
    private static string NumberOf(string id) =>
        AffinityIds.Parse(IsChat(id) ? id[ChatPrefix.Length..] : id) is { } number
            ? AffinityIds.Word(number)
            : throw CrmFailedException.Refused();

    private static long IdOf(CrmAnswer answer)
    {
        var made = answer.Json();
        return made.ValueKind == JsonValueKind.Object && made.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number ? id.GetInt64() : throw answer.Nonsense();
    }

    private void Expect(CrmAnswer answer, string content)
    {
        if (answer.Status == 413)
        {
            noteLength = Math.Max(ShortestNote, Math.Min(noteLength, content.Length) / 2);
        }

        if (!answer.IsSuccess)
        {
            throw answer.Failure();
        }
    }
}
