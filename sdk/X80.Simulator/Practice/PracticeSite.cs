using System.Globalization;
using System.Text;
using System.Text.Json;
using X80.Contract.Kinds;
using X80.Simulator.Practice.Expected;
using X80.Simulator.Practice.Markup;
using X80.Simulator.Practice.Source;

namespace X80.Simulator.Practice;

/// <summary>
/// Our own page that behaves like the open chat of the channel's web client (in any of its eras and locales), as a function from request to answer
/// plus a live feed. It opens no port: a carrier brings it to a browser. Own markup, invented people.
/// </summary>
public sealed class PracticeSite
{
    private readonly Lock gate = new();
    private readonly int seed;
    private readonly PracticeScreen screen;
    private readonly TimeProvider time;
    private readonly IReadOnlyList<SourceChat> chats;
    private readonly PracticeLook look;
    private readonly bool isDrawn;

    private PracticeSite(int seed, PracticeLook look, PracticeScreen screen, TimeProvider time, bool isDrawn, Func<DateOnly, IReadOnlyList<SourceChat>> write)
    {
        (this.seed, this.look, this.screen, this.time, this.isDrawn) = (seed, look, screen, time, isDrawn);
        chats = write(Today);
    }

    /// <summary>Frames for the page's WebSocket (<see cref="FeedAddress"/>), as JSON text.</summary>
    public event EventHandler<string>? FrameReady;

    /// <summary>The origin the page is made for.</summary>
    public static string Origin => "https://web.whatsapp.com";

    /// <summary>Where the page opens its feed.</summary>
    public static string FeedAddress => "wss://web.whatsapp.com/ws/feed";

    /// <summary>The chats and what a right reading of each is at this moment.</summary>
    public IReadOnlyList<PracticeChat> Chats
    {
        get
        {
            lock (gate)
            {
                return [.. chats.Select(chat => ExpectedChat.Of(chat, Look, time.LocalTimeZone))];
            }
        }
    }

    /// <summary>Words that stand on the page outside every open chat: none may ever appear in a reading.</summary>
    public IReadOnlyList<string> Canaries =>
        [.. chats.Select(chat => "preview/" + chat.Id).Concat(DecoyMarkup.Places).Select(place => Invented.Canary(seed, place))];

    private Look Look => new(look.Era, look.Locale, Today) { IsDrawn = isDrawn };

    private DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    /// <param name="seed">The same seed gives the same chats, people and ids.</param>
    /// <param name="screen">What is shown when the page is opened.</param>
    /// <param name="time">Tells what day it is and in which zone; the machine's own where null.</param>
    public static PracticeSite Create(int seed, PracticeScreen screen = PracticeScreen.ChatOpen, TimeProvider? time = null) =>
        new(seed, PracticeLook.Default, screen, time ?? TimeProvider.System, isDrawn: true, today => Conversations.Write(seed, today));

    /// <summary>A page in another look, with chats that hold all that a page of any era can show.</summary>
    /// <param name="seed">The same seed gives the same ids.</param>
    /// <param name="look">Era and locale.</param>
    /// <param name="screen">What is shown when the page is opened.</param>
    /// <param name="time">As above.</param>
    public static PracticeSite Create(int seed, PracticeLook look, PracticeScreen screen = PracticeScreen.ChatOpen, TimeProvider? time = null) =>
        new(seed, look, screen, time ?? TimeProvider.System, isDrawn: false, today => Survey.Write(seed, today, look.Locale));

    /// <summary>A page with one chat of so many rows, which is open: for what takes long.</summary>
    /// <param name="seed">The same seed gives the same ids.</param>
    /// <param name="rows">How many messages the chat holds.</param>
    /// <param name="time">As above.</param>
    public static PracticeSite CreateLong(int seed, int rows, TimeProvider? time = null) =>
        new(seed, PracticeLook.Default, PracticeScreen.ChatOpen, time ?? TimeProvider.System, isDrawn: false, today => LongTalk.Write(seed, today, rows));

    /// <summary>What a right reading of the chat is at this moment.</summary>
    public PracticeChat Expected(string chatId)
    {
        lock (gate)
        {
            return ExpectedChat.Of(Find(chatId), Look, time.LocalTimeZone);
        }
    }

    /// <summary>Answers a GET of the page: document, script, style, pictures; 404 for anything else.</summary>
    /// <param name="path">Path of the address; a query is passed over.</param>
    public PracticeAnswer Answer(string path)
    {
        var bare = path.Split('?', '#')[0];
        return bare switch
        {
            "/" => PracticeAssets.Html(Document()),
            "/app.js" => PracticeAssets.Script,
            "/style.css" => PracticeAssets.Style,
            _ => PicturePaths.Draw(bare) is { } svg ? PracticeAssets.Svg(svg) : PracticeAssets.NotFound,
        };
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
            frame = Frame(chat, row);
        }

        FrameReady?.Invoke(this, frame);
    }

    /// <summary>The page as a person would save it with one chat open: no script, days written as dates.</summary>
    internal string Save(string chatId)
    {
        lock (gate)
        {
            return PageMarkup.Saved(seed, chats, Look with { Today = null }, Find(chatId));
        }
    }

    private string Document()
    {
        lock (gate)
        {
            return screen switch
            {
                PracticeScreen.QrCode => PageMarkup.QrCode(Look),
                PracticeScreen.Loading => PageMarkup.Loading(Look),
                var shown => PageMarkup.Chats(seed, chats, Look, shown == PracticeScreen.NoChatOpen ? null : chats[0]),
            };
        }
    }

    private SourceChat Find(string chatId) =>
        chats.FirstOrDefault(chat => chat.Id == chatId) ?? throw new ArgumentException($"The practice page has no chat {chatId}.", nameof(chatId));

    private string Frame(SourceChat chat, SourceRow row)
    {
        var index = chat.Rows.Count - 1;
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("chat", chat.Id);
            json.WriteString("id", look.Era.RowId(chat, row));
            json.WriteString("author", row.Author);
            json.WriteString("text", row.Plain);
            json.WriteString("time", Look.Time(row.At));
            json.WriteString("prePlainText", Look.PrePlainText(row.At, row.Author!));
            json.WriteString("day", chat.OpensDay(index) ? Look.Pill(row.At) : "");
            json.WriteBoolean("opensRun", chat.OpensRun(index));
            json.WriteBoolean("group", chat.Members.Count > 0);
            json.WriteString("unread", chat.Unread.ToString(CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
