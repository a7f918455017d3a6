using X80.Contract.Kinds;
using X80.Simulator.Practice.Locales;

namespace X80.Simulator.Practice.Source;

/// <summary>
/// Chats that hold all that a page can show, for one locale: every kind of message on both sides, at the head and in the
/// middle of a run, and the traps that are known of the real page. All invented.
/// </summary>
internal static class Survey
{
    private const string Owner = Conversations.Owner;
    private const string Unsaved = "+55 31 90000 8765";

    private static readonly MessageKind[] Media =
        [MessageKind.Image, MessageKind.Video, MessageKind.Gif, MessageKind.Sticker, MessageKind.Voice, MessageKind.Audio, MessageKind.Location, MessageKind.Call, MessageKind.Deleted];

    public static IReadOnlyList<SourceChat> Write(int seed, DateOnly today, PageLocale locale) =>
    [
        Kinds(seed, today, locale), Talk(seed, today, locale), Group(seed, today, locale), Number(seed, today, locale), Lid(seed, today, locale), Twin(seed, today, locale),
    ];

    // Each kind comes in and goes out, once at the head of a run and once in the middle of one.
    private static SourceChat Kinds(int seed, DateOnly today, PageLocale locale)
    {
        var chat = new SourceChat(seed, "media", locale.Contact, today) { Preview = Decoy(seed, "media", locale), Jid = "5511900001111@c.us" }
            .DaysAgo(20)
            .Event("07:58", locale.Word("encrypted"));
        var minute = new TimeOnly(0, 3);
        foreach (var kind in Media)
        {
            chat.Add(Next(), locale.Contact, kind, row => row)
                .In(Next(), locale.Samples[0])
                .Add(Next(), locale.Contact, kind, row => row)
                .In(Next(), locale.Samples[3])
                .Add(Next(), Owner, kind, row => row)
                .Out(Next(), locale.Samples[1])
                .Add(Next(), Owner, kind, row => row);
        }

        return chat
            .DaysAgo(1)
            .In("11:59", locale.Samples[3])
            .Add("12:00", locale.Contact, MessageKind.Document, row => row with { FileName = "plan-7.xlsx" })
            .Add("12:01", locale.Contact, MessageKind.Document, row => row with { FileName = "plan-8.xlsx", Words = [new(locale.Samples[2])] })
            .Add("12:02", Owner, MessageKind.Image, row => row with { Words = [new(locale.Samples[1])] })
            .Add("12:03", locale.Contact, MessageKind.Video, row => row with { Words = [new(locale.Samples[0])] })
            .Add("12:04", locale.Contact, MessageKind.Contact, row => row with { Lines = ["Chen Wei"] })
            .Out("12:05", locale.Samples[1])
            .Add("12:06", Owner, MessageKind.Unknown, row => row)
            .In("12:07", locale.Samples[3]);

        // Every time of day is passed: the minutes wander through both halves.
        string Next()
        {
            minute = minute.AddMinutes(26);
            return minute.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    private static SourceChat Talk(int seed, DateOnly today, PageLocale locale) =>
        new SourceChat(seed, "talk", locale.Contact + " [Ops]: B]", today) { Preview = Decoy(seed, "talk", locale), Jid = "5511900002222@c.us" }
            .DaysAgo(9)
            .In("00:00", locale.Samples[0])
            .Add("00:59", Owner, MessageKind.Text, row => row with { Words = [new(locale.Samples[1])], Quote = new(locale.Contact, locale.Samples[0]) })
            .Add("01:00", Owner, MessageKind.Text, row => row with { Words = [new(locale.Samples[3])], Quote = new(Owner, "12:30") })
            .Add("12:59", Owner, MessageKind.Text, row => row with { Words = [new("🎉")], LargeEmoji = true })
            .In("13:00", locale.Samples[2])
            .Add("13:01", locale.Contact + " [Ops]: B]", MessageKind.Text, row => row with { Words = [new(locale.Samples[0])], Forwarded = true })
            .DaysAgo(3)
            .Add("09:09", locale.Contact + " [Ops]: B]", MessageKind.Text, row => row with { Words = [new(locale.Samples[3])], Edited = true })
            .Add("09:10", Owner, MessageKind.Text, row => row with { Words = [new(locale.Samples[1])], Edited = true, Starred = true })
            .Add("09:11", locale.Contact + " [Ops]: B]", MessageKind.Text, row => row with { Words = [new(locale.Samples[2])], Reaction = "🎉", Starred = true })
            .Add("09:12", locale.Contact + " [Ops]: B]", MessageKind.Unknown, row => row with { Placeholder = locale.Word("waiting") })
            .Add("09:13", locale.Contact + " [Ops]: B]", MessageKind.Text, row => row with
            {
                Words = [new("A\n"), new("strong", "strong"), new(" "), new("em", "em"), new(" "), new("del", "del"), new(" "), new("B-17", "code"), new(" "), new("https://plans.example/a", "a")],
            })
            .DaysAgo(1)
            .Add("23:58", Owner, MessageKind.Text, row => row with { Words = [new("@" + locale.Contact, "mention"), new(" 🙂 "), new(locale.Samples[1])] })
            .Add("23:58", locale.Contact + " [Ops]: B]", MessageKind.Text, row => row with { Words = [new(locale.Samples[0])], Truncated = true, UnreadBar = true })
            .Add("23:59", locale.Contact + " [Ops]: B]", MessageKind.Text, row => row with { Words = [new(locale.Samples[3])], Buttons = ["OK", "12:45"] });

    private static SourceChat Group(int seed, DateOnly today, PageLocale locale) =>
        new SourceChat(seed, "group", locale.Samples[3], today)
        {
            Preview = Decoy(seed, "group", locale),
            Members = [locale.Contact, "Bruno Costa", Unsaved],
            Jid = "120363000000000001@g.us",
            Jids = new Dictionary<string, string> { [locale.Contact] = "5511900001111@c.us", ["Bruno Costa"] = "149200000000001@lid", [Unsaved] = "149200000000002@lid", [Owner] = "5521900000000@c.us" },
            Avatars = true,
        }
            .DaysAgo(30)
            .Event("08:55", locale.Word("created", locale.Contact))
            .From(locale.Contact, "09:00", locale.Samples[0])
            .Add("09:01", locale.Contact, MessageKind.Image, row => row)
            .Add("09:02", locale.Contact, MessageKind.Poll, row => row with { Lines = [locale.Samples[1], "A", "B"] })
            .Add("09:03", "Bruno Costa", MessageKind.Image, row => row)
            .From("Bruno Costa", "09:04", locale.Samples[2])
            .Add("09:05", Unsaved, MessageKind.Text, row => row with { Words = [new(locale.Samples[3])], PushName = "~Rafa" })
            .Add("09:06", Unsaved, MessageKind.Deleted, row => row)
            .Add("09:10", Owner, MessageKind.Text, row => row with { Words = [new(locale.Samples[1])], Quote = new("Bruno Costa", locale.Samples[2]) })
            .DaysAgo(2)
            .Add("16:20", "Bruno Costa", MessageKind.Text, row => row with { Words = [new(locale.Samples[0])], Reaction = "🙂" })
            .Add("16:21", Owner, MessageKind.Text, row => row with { Words = [new(locale.Samples[1])] })
            .Add("16:22", Unsaved, MessageKind.Voice, row => row with { PushName = "~Rafa" })
            .From(Unsaved, "16:23", locale.Samples[0]);

    private static SourceChat Number(int seed, DateOnly today, PageLocale locale) =>
        new SourceChat(seed, "number", "+55\u00a021\u00a090000\u00a04321", today)
        {
            Phone = "+5521900004321",
            Preview = Decoy(seed, "number", locale),
            Jid = "5521900004321@c.us",
            Composer = ComposerState.Restricted,
        }
            .DaysAgo(400)
            .From("+55 21 90000 4321", "20:14", locale.Samples[0])
            .Out("20:31", locale.Samples[1])
            .From("+55 21 90000 4321", "20:33", locale.Samples[2]);

    // A title of digits alone is a LID or nothing: never a phone number. Only a slice of the chat is on the page.
    private static SourceChat Lid(int seed, DateOnly today, PageLocale locale) =>
        new SourceChat(seed, "lid", "149200001112223", today) { Preview = Decoy(seed, "lid", locale), Jid = "149200001112223@lid", Island = 3 }
            .DaysAgo(60)
            .In("22:00", locale.Samples[0])
            .Out("22:01", locale.Samples[1])
            .In("22:02", locale.Samples[0])
            .In("22:03", locale.Samples[2])
            .Add("22:04", "149200001112223", MessageKind.Image, row => row)
            .Add("22:05", "149200001112223", MessageKind.Text, row => row with { Words = [new("Not on screen.")], Shell = true })
            .Add("22:06", "149200001112223", MessageKind.Image, row => row)
            .In("22:07", locale.Samples[3])
            .Add("22:08", Owner, MessageKind.Text, row => row with { Words = [new("Not on screen.")], Shell = true })
            .Out("22:09", locale.Samples[1])
            .In("22:10", locale.Samples[0]);

    // Both sides bear one name; the name proves nothing.
    private static SourceChat Twin(int seed, DateOnly today, PageLocale locale) =>
        new SourceChat(seed, "twin", Owner, today) { Preview = Decoy(seed, "twin", locale), Jid = "5511900003333@c.us", Composer = ComposerState.Blocked }
            .DaysAgo(5)
            .Add("06:00", Owner, MessageKind.Text, row => row with { Words = [new(locale.Samples[0])], Own = false })
            .Add("06:01", Owner, MessageKind.Text, row => row with { Words = [new(locale.Samples[2])], Own = false })
            .Out("06:02", locale.Samples[1])
            .Out("06:03", locale.Samples[3])
            .Add("06:04", Owner, MessageKind.Image, row => row with { Own = false })
            .Add("06:05", Owner, MessageKind.Text, row => row with { Words = [new(locale.Samples[3])], Own = false });

    private static string Decoy(int seed, string chat, PageLocale locale) => $"{locale.Samples[0]} · {Invented.Canary(seed, "preview/" + chat)}";
}
