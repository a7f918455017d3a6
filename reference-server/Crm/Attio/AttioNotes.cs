using System.Text.Json;
using System.Text.Json.Nodes;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm.Remote;

namespace X80.ReferenceServer.Crm.Attio;

/// <summary>
/// Notes of Attio, as plain text. An activity is a small note too, unless the workspace has a type of activities for chats: that
/// needs a plan that most do not have.
/// </summary>
internal sealed class AttioNotes(AttioHttp http, AttioTimeline timeline) : IRemoteCrm
{
    private const int PageSize = 50;
    private const int MostPages = 40;
    private const int ShortestNote = 2_000;

    private readonly AttioAuthors authors = new();
    private volatile int noteLength = 100_000;

    public int NoteLength => noteLength;

    public Task<string> CreateAsync(RemoteKind kind, RecordRef record, RemoteText text, CancellationToken cancellationToken) =>
        http.CallAsync(
            writing: true,
            async token => kind == RemoteKind.Activity && await timeline.FindAsync(record.Kind, token) is { } type
                ? await timeline.PutAsync(type, record, text, token)
                : await CreateAsync(record, text, token),
            cancellationToken);

    public Task<string?> ReadAsync(RemoteKind kind, RecordRef record, string id, CancellationToken cancellationToken) =>
        http.CallAsync(
            writing: false,
            async token =>
            {
                if (AttioTimeline.IsOne(id))
                {
                    return await timeline.ReadAsync(record, id, token);
                }

                var note = await FindAsync(id, token);
                authors.Learn(note, isKeyOfNow: false);
                return note is { } found && IsOn(found, record) ? BodyOf(found) : null;
            },
            cancellationToken);

    public Task<IReadOnlyList<RemoteItem>> FindMarkedAsync(RemoteKind kind, RecordRef record, string marker, CancellationToken cancellationToken) =>
        http.CallAsync<IReadOnlyList<RemoteItem>>(
            writing: false,
            async token =>
            {
                var notes = (await ListAsync(record, token)).Where(authors.IsOurs).Select(note => new RemoteItem(IdOf(note), BodyOf(note)));
                var activities = kind == RemoteKind.Activity ? await timeline.ListAsync(record, token) : [];
                return [.. activities.Select(one => new RemoteItem(one.Id, one.Body)).Concat(notes)
                    .Where(item => LastLineOf(item.Body).StartsWith(marker, StringComparison.Ordinal))];
            },
            cancellationToken);

    public Task<string> ReplaceAsync(RemoteKind kind, RecordRef record, string id, RemoteText text, CancellationToken cancellationToken) =>
        http.CallAsync(
            writing: true,
            async token =>
            {
                if (AttioTimeline.IsOne(id))
                {
                    var type = await timeline.FindAsync(record.Kind, token) ?? throw CrmFailedException.Refused();
                    await timeline.ChangeAsync(type, id, text.Body, token);
                    return id;
                }

                var data = new JsonObject { ["title"] = text.Title, ["format"] = "plaintext", ["content"] = text.Body };
                var answer = await http.WriteAsync(HttpMethod.Patch, PathOf(id), data, token);
                if (answer.Status is not (404 or 405))
                {
                    Expect(answer, text);
                    return id;
                }

                // An Attio of before October 2026 changes no note: a new one takes its place. Or somebody has just deleted it.
                var anew = await CreateAsync(record, text, token);
                await DeleteAsync(id, token);
                return anew;
            },
            cancellationToken);

    public Task DeleteAsync(RemoteKind kind, RecordRef record, string id, CancellationToken cancellationToken) =>
        http.CallAsync(
            writing: true,
            async token =>
            {
                await (AttioTimeline.IsOne(id) ? timeline.DeleteAsync(id, token) : DeleteAsync(id, token));
                return true;
            },
            cancellationToken);

    /// <summary>Every note of the record, whoever wrote it.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(RecordRef record, CancellationToken cancellationToken)
    {
        var notes = new List<JsonElement>();
        for (var page = 0; page < MostPages; page++)
        {
            var path = $"v2/notes?parent_object={AttioKinds.SlugOf(record.Kind)}&parent_record_id={record.Id}&limit={PageSize}&offset={page * PageSize}";
            if (await http.FindAsync(path, cancellationToken) is not { ValueKind: JsonValueKind.Array } rows)
            {
                return notes;
            }

            notes.AddRange(rows.EnumerateArray());
            if (rows.GetArrayLength() < PageSize)
            {
                return notes;
            }
        }

        // What lies further down may be ours too: nobody can say that it is not there.
        throw CrmFailedException.Unavailable(mayHaveBeenApplied: false);
    }

    public bool IsOurs(JsonElement note) => authors.IsOurs(note);

    public static string BodyOf(JsonElement note) => note.GetProperty("content_plaintext").GetString() ?? "";

    public static string IdOf(JsonElement note) =>
        note.GetProperty("id").TryGetProperty("note_id", out var id) && Guid.TryParseExact(id.GetString(), "D", out var parsed)
            ? parsed.ToString()
            : throw CrmFailedException.Unavailable(mayHaveBeenApplied: false);

    public static string LastLineOf(string body) => body.TrimEnd().Split('\n')[^1];

    private static string PathOf(string id) => $"v2/notes/{Uri.EscapeDataString(id)}";

    private static bool IsOn(JsonElement note, RecordRef record) =>
        note.GetProperty("parent_object").GetString() == AttioKinds.SlugOf(record.Kind) && note.GetProperty("parent_record_id").GetString() == record.Id.Value;

    private Task<JsonElement?> FindAsync(string id, CancellationToken cancellationToken) =>
        Guid.TryParseExact(id, "D", out _) ? http.FindAsync(PathOf(id), cancellationToken) : Task.FromResult<JsonElement?>(null);

    private async Task<string> CreateAsync(RecordRef record, RemoteText text, CancellationToken cancellationToken)
    {
        var data = new JsonObject
        {
            ["parent_object"] = AttioKinds.SlugOf(record.Kind),
            ["parent_record_id"] = record.Id.Value,
            ["title"] = text.Title,
            ["format"] = "plaintext",
            ["content"] = text.Body,
        };
        var answer = await http.WriteAsync(HttpMethod.Post, "v2/notes", data, cancellationToken);
        Expect(answer, text);
        var note = AttioHttp.Data(answer);
        authors.Learn(note, isKeyOfNow: true);
        return IdOf(note);
    }

    private async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        var answer = await http.WriteAsync(HttpMethod.Delete, PathOf(id), data: null, cancellationToken);
        if (!answer.IsSuccess && answer.Status != 404)
        {
            throw answer.Failure();
        }
    }

    private void Expect(CrmAnswer answer, RemoteText text)
    {
        if (answer.Status == 413)
        {
            noteLength = Math.Max(ShortestNote, Math.Min(noteLength, text.Body.Length) / 2);
        }

        if (!answer.IsSuccess)
        {
            throw answer.Failure();
        }
    }
}
