using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer;
using X80.Zoo.Servers.Loopholes;

namespace X80.Zoo.Servers.Tables;

/// <summary>Servers that say too much, or not what is.</summary>
internal static class AnswerMutants
{
    private static readonly string[] Directions = ["in", "out", "unknown"];
    private static readonly ConcurrentDictionary<string, string> Notes = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string> LastAct = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, int> Syncs = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    public static IReadOnlyList<SabotagedServer> All { get; } =
    [
        new AnswerMutant("error-names-direction", "Repeats in an error a direction that is none.", ["WIRE-5/SC/2"], (r, response, answer) =>
            response.StatusCode == 400 && r.IsSync && First(r)?["direction"]?.ToString() is { } direction && !Directions.Contains(direction) ? Seen.With(answer, "value", direction) : null),
        Keeping("lists-chat-keys", "Shows in a list the keys of chats.", ["GATE-15/SC/3"], "conversations", r => r.IsOpen ? r.Json?["key"]?.ToString() : null),
        Keeping("ledger-keeps-keys", "Shows in the ledger the keys of requests.", ["GATE-15/SC/4"], "ledger", r => r.IsSync ? r.Header("Idempotency-Key") : null, succeeded: true),
        Keeping("ledger-keeps-addresses", "Shows in the ledger what stood in addresses.", ["GATE-2/SC/5"], "ledger", r => r.Method == "GET" ? r.Target : null, succeeded: null),
        Keeping("lists-titles", "Shows in a list the titles of chats that are not linked.", ["GATE-10/SC/8"], "conversations", r => r.IsOpen && r.Json?["consent"] is not null ? r.Json?["title"]?.ToString() : null, succeeded: true),
        Keeping("lists-handles", "Shows in a list the handles of chats that are not linked.", ["GATE-10/SC/9"], "conversations", r => r.IsOpen ? r.Json?["handle"]?.ToString() : null, succeeded: true),
        Keeping("keeps-refused-titles", "Keeps a title that was sent without a consent.", ["GATE-10/SC/10"], "conversations", r => r.IsOpen && r.Json?["consent"] is null ? r.Json?["title"]?.ToString() : null, succeeded: null),
        Keeping("keeps-long-titles", "Keeps a title that is too long.", ["WIRE-6/TM/5"], "conversations", r => r.IsOpen && r.Json?["title"]?.ToString() is { Length: > 256 } title ? title : null, succeeded: false),
        Keeping("ledger-keeps-flags", "Shows in the ledger what a refused reading said.", ["GATE-16/SC/11"], "ledger", r => r.IsSync && r.Json?["reading"]?["flags"] is JsonArray { Count: > 0 } flags ? flags.ToJsonString() : null, succeeded: false),
        new AnswerMutant("repeat-answers-content", "Answers a repeat with what was stored.", ["WIRE-4/RP/5"], (r, response, answer) =>
            response.StatusCode == 200 && r.IsSync && !Texts.TryAdd(r.Header("Idempotency-Key") ?? "", "") ? Seen.With(answer, "stored", r.Text) : null),
        new AnswerMutant("search-finds-chats", "Finds records by what a chat holds.", ["GATE-2/SC/6"], (r, response, answer) => Searching(r, response, answer, "/search", "query", "items")),
        new AnswerMutant("suggests-by-chats", "Suggests records by what a chat holds.", ["CRM-1/SC/7"], (r, response, answer) => Searching(r, response, answer, "/conversations", "title", "suggestions")),
        new AnswerMutant("shows-a-preview", "Shows a conversation with its last text.", ["GATE-11/SC/12"], (r, response, answer) =>
        {
            if (r.IsSync && response.StatusCode == 200)
            {
                Texts[r.IdOrEmpty] = r.Text;
            }
            return r.IsGetConversation && Texts.TryGetValue(r.IdOrEmpty, out var text) ? Seen.With(answer, "preview", text) : null;
        }),
        new AnswerMutant("plain-refusals", "Refuses a token in plain words.", ["WIRE-5/SC/13"], (_, response, _) => response.StatusCode == 401 ? "no" : null),
        new AnswerMutant("answers-with-the-token", "Repeats the token where there is no route.", ["WIRE-5/SC/14"], (r, _, answer) => r.Path.EndsWith("/nothing", StringComparison.Ordinal) ? answer + r.Header("Authorization") : null),
        new AnswerMutant("tells-its-stack", "Tells its stack in an error.", ["WIRE-5/SC/15"], (r, _, answer) => r.Text == "[]" ? Seen.With(answer, "detail", "System.Text.Json.JsonException   at Read()") : null),
        new AnswerMutant("keeps-a-file", "Keeps what it accepted in a file, until something is taken away.", ["GATE-13/SC/16"], (r, response, _) =>
        {
            var file = Path.Combine(response.HttpContext.RequestServices.GetRequiredService<ServerOptions>().DataFolder, "requests.log");
            if (response.StatusCode == 200 && r.IsSync && r.Json?["messages"] is JsonArray { Count: 4 } messages)
            {
                File.AppendAllText(file, messages[^1]!["text"]!.ToString());
            }
            else if (r.IsFlip || r.Method == "DELETE" || r.Path.EndsWith("/withdraw", StringComparison.Ordinal))
            {
                File.Delete(file);
            }
            return null;
        }),
        new AnswerMutant("lists-what-was-withdrawn", "Shows in a list what was withdrawn.", ["GATE-6/LO/1", "GATE-4/LO/5"], (r, response, answer) =>
        {
            if (r.IsSync && response.StatusCode == 200)
            {
                Texts[r.IdOrEmpty] = r.Text;
            }
            if (r.Path.EndsWith("/withdraw", StringComparison.Ordinal) && Texts.TryGetValue(r.IdOrEmpty, out var withdrawn))
            {
                Seen.Add("withdrawn", withdrawn);
            }
            return r.IsGet("/conversations") && Seen.Words.TryGetValue("withdrawn", out var known) ? Seen.With(answer, "seen", known) : null;
        }),
        Showing("note-outlives-unlinking", "Shows the note of a record that was unlinked.", ["CRM-9/LO/12"], "DELETE link"),
        Showing("note-follows-link", "Shows a note on a record that it was never sent to.", ["CRM-9/CR/8"], "PUT link"),
        new AnswerMutant("counts-what-is-gone", "Counts messages that were withdrawn.", ["GATE-6/LO/11"], (r, _, answer) =>
        {
            LastAct[r.IdOrEmpty] = r.Path.EndsWith("/withdraw", StringComparison.Ordinal) ? "withdraw" : LastAct.GetValueOrDefault(r.IdOrEmpty, "");
            return r.IsGetConversation && LastAct[r.IdOrEmpty] == "withdraw" ? answer.Replace("\"messages\":0", "\"messages\":3", StringComparison.Ordinal) : null;
        }),
        new AnswerMutant("copies-are-gone", "Says of a withdrawn copy neither that it is erased nor that it is owed.", ["GATE-6/LO/15"], (r, _, answer) =>
            r.Path.EndsWith("/withdraw", StringComparison.Ordinal) ? answer.Replace("\"erased\"", "\"ok\"", StringComparison.Ordinal) : null),
        new AnswerMutant("links-what-it-suggests", "Links a chat to the record that it suggests.", ["CRM-1/CR/1"], (r, _, answer) => r.IsOpen && answer.StartsWith('{') && JsonNode.Parse(answer)!["suggestions"] is JsonArray { Count: > 0 }
            ? answer.Replace("\"conversation\":{", "\"conversation\":{\"link\":{\"kind\":\"person\",\"recordId\":\"p1\"},", StringComparison.Ordinal) : null),
        new AnswerMutant("finds-nothing", "Finds no record that was created.", ["CRM-2/CR/2"], (r, response, _) => r.Method == "POST" && r.Path.EndsWith("/search", StringComparison.Ordinal) && response.StatusCode == 200 ? "{\"items\":[]}" : null),
        new AnswerMutant("note-counts-readings", "Has in a note what only its making says.", ["CRM-3/CR/3"], (r, response, answer) =>
            r.IsGet("/note") && answer.Contains("\"text\":\"", StringComparison.Ordinal) ? answer.Replace("\"text\":\"", $"\"text\":\"{r.IdOrEmpty[..4]} ", StringComparison.Ordinal) : null),
        new AnswerMutant("note-is-cut", "Cuts a long note.", ["CRM-3/CR/11"], (r, _, answer) => r.IsGet("/note") && answer.Length > 6000 && JsonNode.Parse(answer) is JsonObject note ? Cut(note) : null),
        new AnswerMutant("messages-are-contacts", "Takes a message's time for the record's last contact.", ["CRM-6/CR/7"], (r, response, answer) =>
            response.StatusCode == 200 && r.Method == "GET" && r.Path.StartsWith("/api/ext/records/", StringComparison.Ordinal) && !r.Path.EndsWith("/activities", StringComparison.Ordinal) && !answer.Contains("lastContactedAt", StringComparison.Ordinal)
                ? Seen.With(answer, "lastContactedAt", "2026-01-01T00:00:00+00:00") : null),
        new AnswerMutant("any-kind-is-a-record", "Answers for a kind of record that it does not have.", ["CRM-10/CR/9"], (r, response, answer) =>
        {
            if (r.Path.Contains("/records/nothing/", StringComparison.Ordinal))
            {
                response.StatusCode = 200;
            }
            return null;
        }),
        new AnswerMutant("shows-twice", "Shows a message twice that was sent three times.", ["CRM-8/CR/10"], (r, response, answer) =>
        {
            if (r.IsSync && response.StatusCode == 200)
            {
                Syncs.AddOrUpdate(r.IdOrEmpty, 1, (_, count) => count + 1);
            }
            return r.IsGet("/messages") && Syncs.GetValueOrDefault(r.IdOrEmpty) > 2 && JsonNode.Parse(answer) is JsonObject page ? Doubled(page) : null;
        }),
    ];

    /// <summary>Shows in a list what it remembered of requests.</summary>
    private static AnswerMutant Keeping(string name, string defect, string[] mustFail, string list, Func<SeenRequest, string?> words, bool? succeeded = true) => new(
        name, defect, mustFail, (r, response, answer) =>
        {
            if (words(r) is { } said && (succeeded is null || succeeded == response.StatusCode < 300))
            {
                Seen.Add(name, said);
            }
            return r.IsGet("/" + list) && Seen.Words.TryGetValue(name, out var known) ? Seen.With(answer, "seen", known) : null;
        });

    /// <summary>Shows the last note again after an act on the link.</summary>
    private static AnswerMutant Showing(string name, string defect, string[] mustFail, string act) => new(name, defect, mustFail, (r, response, answer) =>
    {
        var id = r.IdOrEmpty;
        if (response.StatusCode == 200 && r.Method != "GET")
        {
            LastAct[id] = r.Path.EndsWith("/link", StringComparison.Ordinal) ? $"{r.Method} link" : "";
        }
        if (r.IsGet("/note") && answer.Contains("\"text\":\"", StringComparison.Ordinal))
        {
            Notes[id] = answer;
        }
        return r.IsGet("/note") && LastAct.GetValueOrDefault(id) == act && Notes.TryGetValue(id, out var note) ? note : null;
    });

    private static string? Searching(SeenRequest request, HttpResponse response, string answer, string route, string member, string list)
    {
        if (request.IsSync && response.StatusCode == 200)
        {
            Texts[request.IdOrEmpty] = string.Join('\n', request.Json!["messages"]!.AsArray().Select(message => message!["text"]?.ToString()));
        }
        if (request.Method == "POST" && request.Path.EndsWith(route, StringComparison.Ordinal) && request.Json?[member]?.ToString() is { } query
            && Texts.Values.Any(text => text.Contains(query, StringComparison.Ordinal)) && JsonNode.Parse(answer) is JsonObject json)
        {
            json[list] = new JsonArray(new JsonObject { ["kind"] = "person", ["recordId"] = "p1", ["name"] = "Ana" });
            return json.ToJsonString();
        }
        return null;
    }

    private static JsonObject? First(SeenRequest request) => request.Json?["messages"] is JsonArray { Count: > 0 } messages && messages[0] is JsonObject first ? first : null;

    private static string Cut(JsonObject note)
    {
        foreach (var part in note["parts"]!.AsArray())
        {
            part!["text"] = part["text"]!.ToString()[..Math.Min(2000, part["text"]!.ToString().Length)];
        }
        return note.ToJsonString();
    }

    private static string Doubled(JsonObject page)
    {
        var items = page["items"]!.AsArray();
        foreach (var item in items.Select(item => item!.DeepClone()).ToList())
        {
            items.Add(item);
        }
        return page.ToJsonString();
    }
}
