using X80.Contract.Kinds;
using X80.Simulator.Practice.Channels;
using X80.Simulator.Practice.Drawing;
using X80.Simulator.Practice.Expected;
using X80.Simulator.Practice.Source;

namespace X80.Simulator.Practice;

/// <summary>
/// Our own page that behaves like the open chat of the channel's web client (in any of its eras and locales, or as a channel's folder brings it), as a function from request to answer
/// plus a live feed. It opens no port: a carrier brings it to a browser. Own markup, invented people.
/// </summary>
public sealed class PracticeSite
{
    private readonly Lock gate = new();
    private readonly int seed;
    private readonly PracticeScreen screen;
    private readonly TimeProvider time;
    private readonly IReadOnlyList<SourceChat> chats;
    private readonly IPageDrawing drawing;

    private PracticeSite(int seed, IPageDrawing drawing, PracticeScreen screen, TimeProvider time, Func<DateOnly, IReadOnlyList<SourceChat>> write)
    {
        (this.seed, this.drawing, this.screen, this.time) = (seed, drawing, screen, time);
        chats = write(DateOnly.FromDateTime(time.GetLocalNow().DateTime));
    }

    /// <summary>Frames for the page's WebSocket (<see cref="FeedAddress"/>), as JSON text.</summary>
    public event EventHandler<string>? FrameReady;

    /// <summary>The origin of the first channel's page.</summary>
    public static string Origin => "https://web.whatsapp.com";

    /// <summary>Where the first channel's page opens its feed.</summary>
    public static string FeedAddress => "wss://web.whatsapp.com/ws/feed";

    /// <summary>The address that this page is opened at.</summary>
    public Uri Home => drawing.Home;

    /// <summary>Where this page opens its feed.</summary>
    public Uri Feed => new($"wss://{Home.Authority}/ws/feed");

    /// <summary>The chats and what a right reading of each is at this moment.</summary>
    public IReadOnlyList<PracticeChat> Chats
    {
        get
        {
            lock (gate)
            {
                return [.. chats.Select(drawing.Expected)];
            }
        }
    }

    /// <summary>Words that stand on the page outside every open chat: none may ever appear in a reading.</summary>
    public IReadOnlyList<string> Canaries =>
        [.. chats.Select(chat => "preview/" + chat.Id).Concat(drawing.Places).Select(place => Invented.Canary(seed, place))];

    /// <param name="seed">The same seed gives the same chats, people and ids.</param>
    /// <param name="screen">What is shown when the page is opened.</param>
    /// <param name="time">Tells what day it is and in which zone; the machine's own where null.</param>
    public static PracticeSite Create(int seed, PracticeScreen screen = PracticeScreen.ChatOpen, TimeProvider? time = null) =>
        Of(seed, PracticeLook.Default, screen, time ?? TimeProvider.System, isDrawn: true, today => Conversations.Write(seed, today));

    /// <summary>A page in another look, with chats that hold all that a page of any era can show.</summary>
    /// <param name="seed">The same seed gives the same ids.</param>
    /// <param name="look">Era and locale.</param>
    /// <param name="screen">What is shown when the page is opened.</param>
    /// <param name="time">As above.</param>
    public static PracticeSite Create(int seed, PracticeLook look, PracticeScreen screen = PracticeScreen.ChatOpen, TimeProvider? time = null) =>
        Of(seed, look, screen, time ?? TimeProvider.System, isDrawn: false, today => Survey.Write(seed, today, look.Locale));

    /// <summary>A page with one chat of so many rows, which is open: for what takes long.</summary>
    /// <param name="seed">The same seed gives the same ids.</param>
    /// <param name="rows">How many messages the chat holds.</param>
    /// <param name="time">As above.</param>
    public static PracticeSite CreateLong(int seed, int rows, TimeProvider? time = null) =>
        Of(seed, PracticeLook.Default, PracticeScreen.ChatOpen, time ?? TimeProvider.System, isDrawn: false, today => LongTalk.Write(seed, today, rows));

    /// <summary>The page that a channel's folder brings, with those of the same chats' messages that it has a part for.</summary>
    /// <param name="seed">The same seed gives the same chats, people and ids.</param>
    /// <param name="page">The channel's page.</param>
    /// <param name="screen">What is shown when the page is opened.</param>
    /// <param name="time">As above.</param>
    public static PracticeSite Create(int seed, ChannelPage page, PracticeScreen screen = PracticeScreen.ChatOpen, TimeProvider? time = null)
    {
        var clock = time ?? TimeProvider.System;
        return new(seed, new ChannelDrawing(page, clock), screen, clock, today =>
        {
            var chats = Conversations.Write(seed, today);
            foreach (var chat in chats)
            {
                chat.Keep(row => ChannelExpected.Shown(row, page));
            }

            return chats;
        });
    }

    /// <summary>What a right reading of the chat is at this moment.</summary>
    public PracticeChat Expected(string chatId)
    {
        lock (gate)
        {
            return drawing.Expected(Find(chatId));
        }
    }

    /// <summary>Answers a GET of the page: document, script, style, pictures; 404 for anything else.</summary>
    /// <param name="path">Path of the address; a query is passed over.</param>
    public PracticeAnswer Answer(string path)
    {
        var bare = path.Split('?', '#')[0];
        return bare == "/" || bare == Home.AbsolutePath
            ? PracticeAssets.Html(Document(), Home)
            : drawing.File(bare) ?? PracticeAssets.NotFound(Home);
    }

    /// <summary>A message arrives in a chat, from the other side. It becomes part of what is expected.</summary>
    /// <exception cref="ArgumentException">There is no such chat.</exception>
    public void Receive(string chatId, string text)
    {
        string frame;
        lock (gate)
        {
            var chat = Find(chatId);
            var author = chat.Members.Count > 0 ? chat.Members[0] : chat.Title.Replace('\u00a0', ' ');
            var now = time.GetLocalNow().DateTime;
            var row = chat.Append(
                new DateTime(now.Year, now.Month, now.Day, now.Hour, now.Minute, 0, DateTimeKind.Unspecified),
                author, MessageKind.Text, made => made with { Words = [new(text)] });
            (chat.Preview, chat.Unread) = (text, chat.Unread + 1);
            frame = drawing.Frame(chat, row);
        }

        FrameReady?.Invoke(this, frame);
    }

    /// <summary>The page as a person would save it with one chat open: no script, days written as dates.</summary>
    internal string Save(string chatId)
    {
        lock (gate)
        {
            return drawing.Saved(chats, Find(chatId));
        }
    }

    private static PracticeSite Of(
        int seed, PracticeLook look, PracticeScreen screen, TimeProvider time, bool isDrawn, Func<DateOnly, IReadOnlyList<SourceChat>> write) =>
        new(seed, new EraDrawing(seed, look, isDrawn, time), screen, time, write);

    private string Document()
    {
        lock (gate)
        {
            return drawing.Document(chats, screen);
        }
    }

    private SourceChat Find(string chatId) =>
        chats.FirstOrDefault(chat => chat.Id == chatId) ?? throw new ArgumentException($"The practice page has no chat {chatId}.", nameof(chatId));
}
