using System.Text.Json.Nodes;
using X80.Conformance.Oracle;
using X80.Conformance.Wire;
using X80.Contract.Sessions;

namespace X80.Conformance.Cases.Server.Attacks;

/// <summary>CR: notes, activities and records.</summary>
internal static class CrmAttacks
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        new("CRM-1/CR/1", "A suggestion links nothing", async s =>
        {
            var name = Chatter.Person() + " " + Canary.New("record").Word;
            await s.NeedAsync(s.Member.CreatePerson(name));
            var answer = await s.NeedAsync(s.Member.Open(suggest: body => body["title"] = name));
            if (answer.Object!.Value.GetProperty("conversation").TryGetProperty("link", out _))
            {
                s.Saw("A conversation was linked without a person's decision.", "POST conversations");
            }
        }) { Shows = "A conversation that was suggested for was not linked." },
        new("CRM-2/CR/2", "A record that was created is found", async s =>
        {
            var name = Chatter.Person() + " " + Canary.New("record").Word;
            await s.NeedAsync(s.Member.CreatePerson(name));
            var found = await s.NeedAsync(s.Member.Search(name));
            if (found.Object!.Value.GetProperty("items").GetArrayLength() == 0)
            {
                s.Saw("A record that was created is not found.", "POST records/search");
            }
        }) { Shows = "A created record was found by its name." },
        new("CRM-3/CR/3", "Overlapping pages in another sequence", async s =>
        {
            var page = Enumerable.Range(0, 4).Select(_ => s.Chatter.Message(Chatter.Sentence(Chatter.Person()))).ToArray();
            var (one, other) = (await s.AnotherSharedAsync(), await s.AnotherSharedAsync());
            await s.NeedPageAsync(one, page[..3]);
            await s.NeedPageAsync(one, page[1..]);
            await s.NeedPageAsync(other, page[1..]);
            await s.NeedPageAsync(other, page[..3]);
            if (await NoteAsync(s, one) != await NoteAsync(s, other))
            {
                s.Saw("The same history gave two notes.", "GET note");
            }
        }) { Shows = "Two conversations that got the same pages in another sequence had the same note." },
        new("CRM-4/CR/4", "One conversation, kind and day logged twice", async s =>
        {
            await s.NeedAsync(s.Member.Log(s.Target));
            await s.NeedAsync(s.Member.Log(s.Target));
            var (kind, id) = s.Trial.Rig.Record!.Value;
            var answer = await s.NeedAsync(s.Member.Get($"{ExtRoutes.Records}/{kind}/{id}/activities"));
            var ours = answer.Object!.Value.GetProperty("items").EnumerateArray().Count(item => item.GetRawText().Contains(s.Target.Id, StringComparison.Ordinal));
            if (ours > 1)
            {
                s.Saw("One conversation, kind and day has two activities.", "GET activities");
            }
        }) { On = Stage.Shared, Shows = "It was one activity." },
        new("CRM-5/CR/5", "An edit of a field that somebody changed", async s =>
        {
            var (at, was) = await RecordAsync(s);
            var (first, second) = (Chatter.Person() + " A", Chatter.Person() + " B");
            await s.NeedAsync(s.Member.Edit(at, new JsonObject { ["name"] = first }, new JsonObject { ["name"] = was }));
            await s.SendAsync(s.Member.Edit(at, new JsonObject { ["name"] = second }, new JsonObject { ["name"] = was }));
            if (await NameAsync(s, at) != first)
            {
                s.Saw("An edit took the place of one that its maker had not seen.", "GET record");
            }
        }) { Shows = "The later edit did not take the place of the one that its maker had not seen." },
        new("CRM-5/CR/6", "An edit without a consent, and one for another record", async s =>
        {
            var (at, was) = await RecordAsync(s);
            var (other, _) = await RecordAsync(s);
            var fields = new JsonObject { ["name"] = Chatter.Person() + " C" };
            await s.SendAsync(s.Member.Edit(at, fields, new JsonObject { ["name"] = was }).WithText(body => body[..body.IndexOf(",\"consent\"", StringComparison.Ordinal)] + "}"));
            await s.SendAsync(s.Member.Edit(other, (JsonObject)fields.DeepClone(), new JsonObject { ["name"] = was }) with { Path = $"{ExtRoutes.Records}/{at}" });
            if (await NameAsync(s, at) != was)
            {
                s.Saw("A record was edited without a consent for it.", "GET record");
            }
        }) { Shows = "Neither edit had an effect." },
        new("CRM-6/CR/7", "The times of messages as the record's last contact", async s =>
        {
            var (at, _) = await RecordAsync(s);
            var words = at.Split('/');
            await s.ChangeAsync(s.Member.Link(s.Target, words[0], words[1]));
            await s.NeedSyncAsync(s.Target, s.Chatter.Message("Good morning!"));
            var record = await s.NeedAsync(s.Member.Get($"{ExtRoutes.Records}/{at}"));
            if (record.Object!.Value.TryGetProperty("lastContactedAt", out _))
            {
                s.Saw("A record without an activity has a last contact.", "GET record");
            }
        }) { On = Stage.Shared, Shows = "A sync alone gave the record no last contact." },
        new("CRM-9/CR/8", "The old record's note after linking to another", async s =>
        {
            var (at, _) = await RecordAsync(s);
            var words = at.Split('/');
            await s.ChangeAsync(s.Member.Link(s.Target, words[0], words[1]));
            if (await NoteAsync(s, s.Target) is { Length: > 0 })
            {
                s.Saw("Linking published a note by itself.", "GET note");
            }
        }) { On = Stage.Shared, Shows = "Linking to another record published nothing by itself." },
        new("CRM-10/CR/9", "A record's path that leads elsewhere", async s =>
        {
            var (kind, _) = s.Trial.Rig.Record!.Value;
            foreach (var path in new[] { $"{kind}/..%2F..%2Fsession", $"{kind}/%2e%2e", "nothing/x1", $"{kind}/{new string('a', 65)}", $"{kind}/a%00b" })
            {
                var answer = await s.RawAsync(s.Member.Get($"{ExtRoutes.Records}/{kind}/x"), raw => raw.WithLine(_ => $"GET {ExtRoutes.Records}/{path} HTTP/1.1"));
                if (answer.IsSuccess)
                {
                    s.Saw("A path that names no record was answered with one.", path);
                }
            }
        }) { Shows = "No such path was answered with a record." },
        new("CRM-8/CR/10", "The same sync under a fresh key and click", async s =>
        {
            for (var again = 0; again < 2; again++)
            {
                var answer = await s.NeedAsync(s.Member.Sync(s.Target, s.Target.Accepted));
                s.Target.Update(answer.Object!.Value.GetProperty("conversation"));
            }
            var shown = await s.ShownAsync();
            var id = s.Target.Accepted[^1]["id"]!.GetValue<string>();
            if (shown.Split($"\"{id}\"").Length > 2)
            {
                s.Saw("A message is there twice.", "GET messages");
            }
        }) { On = Stage.Shared, Shows = "A message that was sent again was there once." },
        new("CRM-3/CR/11", "Many messages, none of which is lost", async s =>
        {
            var page = Enumerable.Range(0, 120).Select(_ => s.Chatter.Message(Chatter.Sentence(Canary.New("one of many").Word))).ToArray();
            await s.NeedSyncAsync(s.Target, page);
            var note = await NoteAsync(s, s.Target);
            if (page.Any(message => !note.Contains(message["text"]!.GetValue<string>(), StringComparison.Ordinal)))
            {
                s.Saw("A message of the conversation is not in its note.", "GET note");
            }
        }) { On = Stage.Shared, Shows = "Each of 120 messages was in the note." },
    ];

    private static async Task<(string At, string Name)> RecordAsync(Scene scene)
    {
        var name = Chatter.Person();
        var made = (await scene.NeedAsync(scene.Member.CreatePerson(name))).Object!.Value;
        return ($"{made.GetProperty("kind").GetString()}/{made.GetProperty("recordId").GetString()}", name);
    }

    private static async Task<string?> NameAsync(Scene scene, string at) =>
        (await scene.NeedAsync(scene.Member.Get($"{ExtRoutes.Records}/{at}"))).Object!.Value.GetProperty("name").GetString();

    /// <summary>The texts of the note's parts.</summary>
    private static async Task<string> NoteAsync(Scene scene, WireConversation conversation)
    {
        var answer = await scene.NeedAsync(scene.Member.Get(WireMember.At(ExtRoutes.Note, conversation)));
        return string.Join('\n', answer.Object!.Value.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("text").GetString()));
    }
}
