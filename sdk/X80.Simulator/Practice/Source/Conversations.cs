using X80.Contract.Kinds;

namespace X80.Simulator.Practice.Source;

/// <summary>The people and chats of the practice page. All invented.</summary>
internal static class Conversations
{
    /// <summary>The name of the account's owner, as the page writes it on own messages.</summary>
    public const string Owner = "Jo Berg";

    private const string Rafa = "+55 31 90000 8765";

    /// <summary>The latest written day is yesterday, so that nothing lies in the future at any hour; today is the feed's.</summary>
    public static IReadOnlyList<SourceChat> Write(int seed, DateOnly today) =>
    [
        Ana(seed, today), Onboarding(seed, today), Bruno(seed, today), Unsaved(seed, today),
        Dana(seed, today, 1, "Friday's tasting"), Dana(seed, today, 2, "the spare keys"), Nights(seed, today),
    ];

    private static SourceChat Ana(int seed, DateOnly today) =>
        new SourceChat(seed, "ana-lima", "Ana Lima", today) { Preview = Decoy(seed, "ana-lima", "See you there") }
            .DaysAgo(9)
            .In("09:12", "Good morning! Ana here, from Atlas Norte. We met at the logistics fair.")
            .In("09:13", "You asked me to send the warehouse figures.")
            .Out("09:20", "Good to hear from you, Ana! Yes please 🙂")
            .Add("09:31", "Ana Lima", MessageKind.Document, row => row with { FileName = "Atlas-Norte-figures.xlsx" })
            .In("09:31", "Sheet two has the monthly view.\nThe peaks are November and March.")
            .Out("09:47", "Got it. I will go through it today.")
            .DaysAgo(3)
            .Add("14:02", "Ana Lima", MessageKind.Image, row => row with { Words = [new("The new hall in Recife, ready in January")] })
            .Add("14:05", Owner, MessageKind.Text, row => row with
            {
                Words = [new("Impressive! How many pallets will it hold?")],
                Quote = new("Ana Lima", "The new hall in Recife, ready in January"),
            })
            .In("14:06", "About 4,200 🎉")
            .Add("14:07", "Ana Lima", MessageKind.Voice, row => row)
            .Add("14:15", Owner, MessageKind.Text, row => row with
            {
                Words = [new("Then the "), new("larger plan", "strong"), new(" fits: "), new("https://plans.example/atlas", "a")],
            })
            .DaysAgo(1)
            .Add("10:38", "Ana Lima", MessageKind.Text, row => row with { Words = [new("The board said yes to the pilot.")], Edited = true })
            .In("10:38", "Can you send the contract by Thursday?")
            .Out("10:41", "Congratulations! You will have it on Wednesday.")
            .Add("10:42", Owner, MessageKind.Text, row => row with { Words = [new("🎉")], LargeEmoji = true })
            .In("10:44", "Perfect. Let's start with two sites.");

    private static SourceChat Onboarding(int seed, DateOnly today) =>
        new SourceChat(seed, "onboarding", "Atlas Norte: onboarding", today)
        {
            Preview = Decoy(seed, "onboarding", "Bruno: agenda is up"),
            Members = ["Ana Lima", "Bruno Costa", Rafa],
        }
            .DaysAgo(2)
            .Event("08:55", "Ana Lima created this group")
            .From("Ana Lima", "09:00", "Welcome, everybody.")
            .Add("09:01", "Ana Lima", MessageKind.Poll, row => row with { Lines = ["Which day suits you?", "Tuesday", "Thursday"] })
            .From("Bruno Costa", "09:04", "Tuesday for me.")
            .From(Rafa, "09:05", "Same here")
            .Add("09:06", Rafa, MessageKind.Deleted, row => row)
            .Add("09:10", Owner, MessageKind.Text, row => row with { Words = [new("@Ana Lima", "mention"), new(" Tuesday it is, 10:00.")] })
            .DaysAgo(1)
            .Add("16:20", "Bruno Costa", MessageKind.Text, row => row with { Words = [new("Agenda: access, data, first report")], Forwarded = true })
            .Add("16:21", "Bruno Costa", MessageKind.Image, row => row)
            .Add("16:30", Owner, MessageKind.Image, row => row with { Words = [new("Floor plan with the scanner points")] });

    private static SourceChat Bruno(int seed, DateOnly today) =>
        new SourceChat(seed, "bruno-costa", "Bruno Costa", today) { Preview = Decoy(seed, "bruno-costa", "Missed voice call"), Unread = 2 }
            .DaysAgo(40)
            .In("17:45", "Are you at the dock?")
            .Add("17:46", Owner, MessageKind.Location, row => row)
            .Add("17:50", "Bruno Costa", MessageKind.Video, row => row)
            .Add("17:51", "Bruno Costa", MessageKind.Gif, row => row with { Words = [new("Every Monday")] })
            .Add("17:52", "Bruno Costa", MessageKind.Sticker, row => row)
            .Add("17:58", Owner, MessageKind.Audio, row => row)
            .DaysAgo(1)
            .Add("11:02", "Bruno Costa", MessageKind.Contact, row => row with { Lines = ["Chen Wei"] })
            .In("11:03", "Chen runs the night shift.")
            .Add("11:20", "Bruno Costa", MessageKind.Call, row => row)
            .Add("11:24", "Bruno Costa", MessageKind.Unknown, row => row)
            .Out("11:30", "Sorry, I was on the road. Call you at 12.");

    private static SourceChat Unsaved(int seed, DateOnly today) =>
        new SourceChat(seed, "unsaved", "+55\u00a021\u00a090000\u00a04321", today)
        {
            Phone = "+5521900004321",
            Preview = Decoy(seed, "unsaved", "Is this still your number?"),
        }
            .DaysAgo(5)
            .From("+55 21 90000 4321", "20:14", "Hello, is this Jo? I got your number from Ana Lima.")
            .Out("20:31", "Yes, it is. How can I help?")
            .From("+55 21 90000 4321", "20:33", "We need a quote for three halls.");

    // Two chats with one title: only their messages tell them apart.
    private static SourceChat Dana(int seed, DateOnly today, int which, string about) =>
        new SourceChat(seed, $"dana-cole-{which}", "Dana Cole", today) { Preview = Decoy(seed, $"dana-cole-{which}", "Thanks!") }
            .DaysAgo(4 + which)
            .In("12:00", $"Hi Jo, about {about}")
            .Out("12:30", "Sure, tell me more.")
            .In("12:31", "I will call you tonight.");

    private static SourceChat Nights(int seed, DateOnly today) =>
        new SourceChat(seed, "kit-nights", "Kit [Ops]: nights", today) { Preview = Decoy(seed, "kit-nights", "Handover done") }
            .DaysAgo(6)
            .Add("22:01", "Kit [Ops]: nights", MessageKind.Text, row => row with { Words = [new("Not on screen.")], Shell = true })
            .In("22:03", "Gate 4: closed] until 06:00")
            .Add("22:04", "Kit [Ops]: nights", MessageKind.Text, row => row with
            {
                Words = [new("Handover list\n"), new("Forklift 2", "em"), new(" is "), new("out", "del"), new(" back, code "), new("B-17", "code")],
            })
            .Out("22:10", "שלום, מחר בשמונה 👍🏽")
            .Add("22:15", "Kit [Ops]: nights", MessageKind.Text, row => row with
            {
                Words = [new("Full incident report. It starts with the alarm at nine and goes on for a while")],
                Truncated = true,
            });

    private static string Decoy(int seed, string chat, string text) => $"{text} · {Invented.Canary(seed, "preview/" + chat)}";
}
