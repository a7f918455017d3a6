using System.Globalization;
using System.Text;
using System.Text.Json;
using X80.Simulator.Practice.Expected;
using X80.Simulator.Practice.Markup;
using X80.Simulator.Practice.Source;

namespace X80.Simulator.Practice.Drawing;

/// <summary>The page of the first channel, in any of its eras and locales.</summary>
internal sealed class EraDrawing(int seed, PracticeLook look, bool isDrawn, TimeProvider time) : IPageDrawing
{
    public Uri Home { get; } = new(PracticeSite.Origin + "/");

    public IReadOnlyList<string> Places => DecoyMarkup.Places;

    private Look Look => new(look.Era, look.Locale, DateOnly.FromDateTime(time.GetLocalNow().DateTime)) { IsDrawn = isDrawn };

    public string Document(IReadOnlyList<SourceChat> chats, PracticeScreen screen) => screen switch
    {
        PracticeScreen.QrCode => PageMarkup.QrCode(Look),
        PracticeScreen.Loading => PageMarkup.Loading(Look),
        var shown => PageMarkup.Chats(seed, chats, Look, shown == PracticeScreen.NoChatOpen ? null : chats[0]),
    };

    public string Saved(IReadOnlyList<SourceChat> chats, SourceChat open) => PageMarkup.Saved(seed, chats, Look with { Today = null }, open);

    public PracticeChat Expected(SourceChat chat) => ExpectedChat.Of(chat, Look, time.LocalTimeZone);

    public PracticeAnswer? File(string path) => path switch
    {
        "/app.js" => PracticeAssets.Script("practice-app.js", Home),
        "/style.css" => PracticeAssets.Style(Home),
        _ => PicturePaths.Draw(path) is { } svg ? PracticeAssets.Svg(svg, Home) : null,
    };

    public string Frame(SourceChat chat, SourceRow row)
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
