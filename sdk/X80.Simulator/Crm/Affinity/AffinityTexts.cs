using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using X80.Simulator.Crm.Affinity.Records;

namespace X80.Simulator.Crm.Affinity;

/// <summary>Version 1: notes, and chat messages with the notes that hold their text.</summary>
internal sealed class AffinityTexts(AffinityAccount account)
{
    public AffinityReply Answer(AffinityRequest request) => (request.Method, request.Path) switch
    {
        ("GET", ["notes"]) => List(request),
        ("POST", ["notes"]) => Add(request),
        ("GET", ["notes", var id]) => AffinityReply.Of(Find(request, id).First()),
        ("PUT", ["notes", var id]) => Change(request, Find(request, id)),
        ("DELETE", ["notes", var id]) => Delete(request, Find(request, id)),
        ("GET", ["interactions"]) => Chats(request),
        ("POST", ["interactions"]) => AddChat(request),
        ("GET", ["interactions", var id]) => AffinityReply.Of(Chat(request, id).First(account)),
        ("PUT", ["interactions", var id]) => ChangeChat(request, Chat(request, id, inBody: true)),
        ("DELETE", ["interactions", var id]) => DeleteChat(Chat(request, id)),
        _ => throw request.NotFound(),
    };

    private AffinityNote Find(AffinityRequest request, string id)
    {
        AffinityShapes.Query(null, request);
        var number = request.Id(id);
        return account.Notes.Find(note => note.Id == number) ?? throw request.NotFound();
    }

    private AffinityReply List(AffinityRequest request)
    {
        AffinityShapes.Query("notes", request);
        IEnumerable<AffinityNote> notes = account.Notes;
        foreach (var (name, text) in request.Query.Where(one => one.Key.EndsWith("_id", StringComparison.Ordinal)))
        {
            var id = request.Id(text);
            notes = AffinityFirst.KindOf(name) is { } kind ? notes.Where(note => IsShownOn(note, kind, id)) : notes.Where(note => note.Creator == id);
        }

        var (page, next) = AffinityPages.Of(request, notes.Select(note => (JsonNode)note.First()), unless: 500, most: 500);
        return AffinityReply.Of(new JsonObject { ["notes"] = page, ["next_page_token"] = next });
    }

    /// <summary>A company shows the notes of its people too.</summary>
    private bool IsShownOn(AffinityNote note, AffinityEntityKind kind, long id) => note.IsOn(kind, id)
        || kind == AffinityEntityKind.Company && note.People.Any(person => account.Find(AffinityEntityKind.Person, person)?.Companies.Contains(id) == true);

    private AffinityReply Add(AffinityRequest request)
    {
        var body = AffinityShapes.Body("note", request);
        List<long> people = Ids(body, "person_ids"), companies = Ids(body, "organization_ids"), deals = Ids(body, "opportunity_ids");
        var all = people.Select(id => (AffinityEntityKind.Person, id)).Concat(companies.Select(id => (AffinityEntityKind.Company, id)))
            .Concat(deals.Select(id => (AffinityEntityKind.Opportunity, id))).ToList();
        if (all.Count == 0 || all.Exists(one => account.Find(one.Item1, one.id) is null))
        {
            throw request.Refuse("validation", "A note needs a person, an organization or an opportunity that exists.", null);
        }

        var note = new AffinityNote
        {
            Id = account.NewId(),
            Creator = account.Owner.Id,
            Content = Content(request, body),
            People = people,
            Companies = companies,
            Opportunities = deals,
            CreatedAt = account.Now,
        };
        account.Notes.Add(note);
        return AffinityReply.Of(note.First());
    }

    private AffinityReply Change(AffinityRequest request, AffinityNote note)
    {
        var body = AffinityShapes.Body("note-change", request);
        RefuseMentions(request, note);
        (note.Content, note.UpdatedAt) = (Content(request, body), account.Now);
        return AffinityReply.Of(note.First());
    }

    private AffinityReply Delete(AffinityRequest request, AffinityNote note)
    {
        if (note.Creator != account.Owner.Id)
        {
            throw request.Forbidden("Only its creator can delete a note.");
        }

        account.Notes.Remove(note);
        return AffinityReply.Success;
    }

    private AffinityChat Chat(AffinityRequest request, string id, bool inBody = false)
    {
        AffinityShapes.Query(inBody ? null : "interaction", request);
        var type = inBody ? request.Object["type"]?.ToString() : request.Query.GetValueOrDefault("type");
        var number = request.Id(id);
        return type is not ("0" or "1" or "2") ? throw request.Refuse("validation", "The type is missing or not one of 0, 1 and 2.", "type")
            : (type == "2" ? account.Chats.Find(chat => chat.Id == number) : null) ?? throw request.NotFound();
    }

    private AffinityReply Chats(AffinityRequest request)
    {
        AffinityShapes.Query("interactions", request);
        if (request.Query.GetValueOrDefault("type") != "2" || !Date(request.Query.GetValueOrDefault("start_time"), out var start)
            || !Date(request.Query.GetValueOrDefault("end_time"), out var end) || end - start > TimeSpan.FromDays(366))
        {
            throw request.Refuse("validation", "Give type, start_time and end_time, at most a year apart.", null);
        }

        var person = request.Id(request.Query.GetValueOrDefault("person_id", ""));
        var found = account.Chats.Where(chat => chat.People.Contains(person) && chat.Date >= start && chat.Date <= end);
        var (page, next) = AffinityPages.Of(request, found.Select(chat => (JsonNode)chat.First(account)), unless: 100, most: 100);
        return AffinityReply.Of(new JsonObject { ["chat_messages"] = page, ["next_page_token"] = next });
    }

    private AffinityReply AddChat(AffinityRequest request)
    {
        var body = AffinityShapes.Body("interaction", request);
        var people = People(request, body);
        if (body["type"]!.GetValue<int>() != AffinityAccount.ChatMessage || !Date(body["date"]!.GetValue<string>(), out var date))
        {
            throw request.Refuse("validation", "This stand-in logs chat messages (type 2), each with its date.", "type");
        }

        var id = account.NewChatId();
        var note = new AffinityNote
        {
            Id = account.NewId(),
            Creator = account.Owner.Id,
            Content = Content(request, body),
            People = people,
            CreatedAt = account.Now,
            Interaction = id,
        };
        var chat = new AffinityChat
        {
            Id = id,
            Creator = account.Owner.Id,
            People = people,
            Date = date,
            Direction = body["direction"]?.GetValue<int>() ?? 0,
            Note = note,
        };
        account.Notes.Add(note);
        account.Chats.Add(chat);
        account.Touch(people, date);
        return AffinityReply.Of(chat.First(account));
    }

    private AffinityReply ChangeChat(AffinityRequest request, AffinityChat chat)
    {
        var body = AffinityShapes.Body("interaction-change", request);
        chat.People = People(request, body);
        if (body.ContainsKey("content"))
        {
            RefuseMentions(request, chat.Note);
            chat.Note.Content = Content(request, body);
        }

        chat.Date = Date(body["date"]?.GetValue<string>(), out var date) ? date : chat.Date;
        chat.Note.People = chat.People;
        account.Touch(chat.People, chat.Date);
        return AffinityReply.Of(chat.First(account));
    }

    private AffinityReply DeleteChat(AffinityChat chat)
    {
        account.Chats.Remove(chat);
        account.Notes.Remove(chat.Note);
        return AffinityReply.Success;
    }

    private List<long> People(AffinityRequest request, JsonObject body)
    {
        var ids = Ids(body, "person_ids");
        var people = ids.Select(id => account.Find(AffinityEntityKind.Person, id)).ToList();
        return people.Contains(null) || !people.Exists(one => one!.IsInternal) || !people.Exists(one => !one!.IsInternal)
            ? throw request.Refuse("validation", "An interaction needs an internal and an external person.", "person_ids")
            : ids;
    }

    private string Content(AffinityRequest request, JsonObject body)
    {
        var content = body["content"]!.GetValue<string>();
        return Encoding.UTF8.GetByteCount(content) > account.NoteBytes
            ? throw new AffinityRefusalException(request.IsSecond, 413, "validation", "The content is too large.", "content")
            : content;
    }

    private static void RefuseMentions(AffinityRequest request, AffinityNote note)
    {
        if (note.Mentions.Count > 0)
        {
            throw request.Refuse("validation", "A note with mentions cannot be updated.", null);
        }
    }

    private static bool Date(string? text, out DateTimeOffset date) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);

    private static List<long> Ids(JsonObject body, string name) => [.. body[name]?.AsArray().Select(id => id!.GetValue<long>()) ?? []];
}
