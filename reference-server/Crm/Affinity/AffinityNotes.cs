using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm.Remote;

namespace X80.ReferenceServer.Crm.Affinity;

/// <summary>
/// Notes of Affinity as plain text, by version 1, which is stable and changes them in place. An activity is a chat message with
/// the key's owner and the person; on a company or an opportunity, where there is no chat, it is a small note.
/// </summary>
internal sealed partial class AffinityNotes(AffinityHttp http, AffinityOwner owner, TimeProvider time) : IRemoteCrm
{
    private const int PageSize = 100;
    private const int MostPages = 40;
    private const int ShortestNote = 2_000;
    private const int TitleLength = 100;
    private const int ChatMessage = 2;
    private const string ChatPrefix = "chat-";

    private volatile int noteLength = 100_000;

    public int NoteLength => noteLength - TitleLength;

    public Task<string> CreateAsync(RemoteKind kind, RecordRef record, RemoteText text, CancellationToken cancellationToken) => http.CallAsync(
        writing: true,
        token => IsChat(kind, record) ? AddChatAsync(record, text, token) : AddAsync(record, Written(kind, text), token),
        cancellationToken);

    public Task<string?> ReadAsync(RemoteKind kind, RecordRef record, string id, CancellationToken cancellationToken) => http.CallAsync(
        writing: false,
        async token =>
        {
            if (AffinityIds.Parse(id.StartsWith(ChatPrefix, StringComparison.Ordinal) ? id[ChatPrefix.Length..] : id) is not { } number || AffinityIds.Of(record) is not { } entity)
            {
                return null;
            }

            if (id.StartsWith(ChatPrefix, StringComparison.Ordinal))
            {
                return await ReadChatAsync(number, entity, token);
            }

            var note = await http.FindAsync($"notes/{AffinityIds.Word(number)}", token);
            return note is { } found && AffinityIds.Many(found, AffinityIds.NameOf(record.Kind) + "_ids").Contains(entity) ? BodyOf(kind, found) : null;
        },
        cancellationToken);

    public Task<IReadOnlyList<RemoteItem>> FindMarkedAsync(RemoteKind kind, RecordRef record, string marker, CancellationToken cancellationToken) =>
        http.CallAsync<IReadOnlyList<RemoteItem>>(
            writing: false,
            async token =>
            {
                var marked = new List<RemoteItem>();
                foreach (var note in await ListAsync(record, token))
                {
                    var body = BodyOf(kind, note);
                    if (LastLineOf(body).StartsWith(marker, StringComparison.Ordinal) && await owner.IsOursAsync(note, token))
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
            var content = Written(kind, text);
            var answer = id.StartsWith(ChatPrefix, StringComparison.Ordinal)
                ? await http.WriteAsync(HttpMethod.Put, $"interactions/{NumberOf(id)}", await ChatAsync(record, content, isNew: false, token), token)
                : await http.WriteAsync(HttpMethod.Put, $"notes/{NumberOf(id)}", new JsonObject { ["content"] = content }, token);
            if (answer.Status is 400 or 422 && await IsMentioningAsync(id, token))
            {
                // Affinity changes no text in which somebody is mentioned: a new one takes its place.
                var anew = IsChat(kind, record) ? await AddChatAsync(record, text, token) : await AddAsync(record, content, token);
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

    /// <summary>Every note that Affinity shows on the record, whoever wrote it, the texts of chats among them.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(RecordRef record, CancellationToken cancellationToken)
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

    public Task<bool> IsOursAsync(JsonElement note, CancellationToken cancellationToken) => owner.IsOursAsync(note, cancellationToken);

    public static string ContentOf(JsonElement note) => AffinityText.Of(note, "content") ?? "";

    public static string LastLineOf(string body) => body.TrimEnd().Split('\n')[^1];

    private static bool IsChat(RemoteKind kind, RecordRef record) => kind == RemoteKind.Activity && record.Kind == RecordKind.Person;

    private static long? ChatOf(JsonElement note) =>
        note.TryGetProperty("interaction_id", out var id) && id.ValueKind == JsonValueKind.Number
            && note.TryGetProperty("interaction_type", out var type) && type.ValueKind == JsonValueKind.Number && type.GetInt32() == ChatMessage ? id.GetInt64() : null;

    private static bool IsOn(JsonElement note, RecordRef record) => AffinityIds.Of(record) is { } id
        && (AffinityIds.Many(note, AffinityIds.NameOf(record.Kind) + "_ids").Contains(id)
            || record.Kind == RecordKind.Person && AffinityIds.Many(note, "interaction_person_ids").Contains(id));

    /// <summary>Notes have no title of their own: it is their first line.</summary>
    private static string Written(RemoteKind kind, RemoteText text) => kind == RemoteKind.Note ? $"{text.Title}\n\n{text.Body}" : text.Body;

    /// <summary>Without the first line where that is a title of ours; a changed one stays, so that it counts as edited.</summary>
    private static string BodyOf(RemoteKind kind, JsonElement note)
    {
        var content = ContentOf(note).ReplaceLineEndings("\n");
        var end = content.IndexOf('\n', StringComparison.Ordinal);
        return kind == RemoteKind.Note && end > 0 && Title().IsMatch(content[..end].TrimEnd()) ? content[(end + 1)..].TrimStart('\n') : content;
    }

    private async Task<string> AddAsync(RecordRef record, string content, CancellationToken cancellationToken)
    {
        var note = new JsonObject
        {
            ["content"] = content,
            ["type"] = 0,
            [AffinityIds.NameOf(record.Kind) + "_ids"] = new JsonArray(AffinityIds.Of(record) ?? throw CrmFailedException.Refused()),
        };
        var answer = await http.WriteAsync(HttpMethod.Post, "notes", note, cancellationToken);
        Expect(answer, content);
        return AffinityIds.Word(IdOf(answer));
    }

    private async Task<string> AddChatAsync(RecordRef record, RemoteText text, CancellationToken cancellationToken)
    {
        var answer = await http.WriteAsync(HttpMethod.Post, "interactions", await ChatAsync(record, text.Body, isNew: true, cancellationToken), cancellationToken);
        Expect(answer, text.Body);
        return ChatPrefix + AffinityIds.Word(IdOf(answer));
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

    private async Task<string?> ReadChatAsync(long id, long person, CancellationToken cancellationToken)
    {
        var chat = await http.FindAsync($"interactions/{AffinityIds.Word(id)}?type={ChatMessage}", cancellationToken);
        if (chat is not { } found || AffinityIds.Many(found, "notes").ToList() is not [var note, ..]
            || !AffinityHttp.Rows(found, "persons").Any(one => AffinityIds.Of(one) == person))
        {
            return null;
        }

        return await http.FindAsync($"notes/{AffinityIds.Word(note)}", cancellationToken) is { } text ? ContentOf(text) : null;
    }

    private async Task<bool> IsMentioningAsync(string id, CancellationToken cancellationToken)
    {
        var note = NumberOf(id);
        if (id.StartsWith(ChatPrefix, StringComparison.Ordinal))
        {
            var chat = await http.FindAsync($"interactions/{note}?type={ChatMessage}", cancellationToken);
            note = chat is { } found && AffinityIds.Many(found, "notes").ToList() is [var held, ..] ? AffinityIds.Word(held) : "0";
        }

        return await http.FindAsync($"notes/{note}", cancellationToken) is { } text && AffinityIds.Many(text, "mentioned_person_ids").Any();
    }

    private async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        var path = id.StartsWith(ChatPrefix, StringComparison.Ordinal) ? $"interactions/{NumberOf(id)}?type={ChatMessage}" : $"notes/{NumberOf(id)}";
        var answer = await http.WriteAsync(HttpMethod.Delete, path, body: null, cancellationToken);
        if (!answer.IsSuccess && answer.Status != 404)
        {
            throw answer.Failure();
        }
    }

    /// <exception cref="CrmFailedException">It is no id of Affinity's: no address is built of it.</exception>
    private static string NumberOf(string id) =>
        AffinityIds.Parse(id.StartsWith(ChatPrefix, StringComparison.Ordinal) ? id[ChatPrefix.Length..] : id) is { } number
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

    [GeneratedRegex(@"^.{1,80} conversation( \(\d+ of \d+\))?$")]
    private static partial Regex Title();
}
