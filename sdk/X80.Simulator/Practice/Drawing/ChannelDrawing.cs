using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using X80.Contract.Kinds;
using X80.Simulator.Practice.Channels;
using X80.Simulator.Practice.Expected;
using X80.Simulator.Practice.Source;

namespace X80.Simulator.Practice.Drawing;

/// <summary>The page that a channel's folder brings: its parts, filled with the invented chats.</summary>
internal sealed class ChannelDrawing(ChannelPage page, TimeProvider time) : IPageDrawing
{
    private const string Yes = "yes";

    public Uri Home => page.Home;

    public IReadOnlyList<string> Places => [];

    private DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    public string Document(IReadOnlyList<SourceChat> chats, PracticeScreen screen) => screen switch
    {
        PracticeScreen.QrCode => page.Screen(PracticePart.SignedOut),
        PracticeScreen.Loading => page.Screen(PracticePart.Loading),
        PracticeScreen.NoChatOpen => Live(chats, null),
        _ => Live(chats, chats[0]),
    };

    public string Saved(IReadOnlyList<SourceChat> chats, SourceChat open) => page.Document(Entries(chats, open), Panel(open, today: null), after: "", script: null);

    public PracticeChat Expected(SourceChat chat) => ChannelExpected.Of(chat, page, time.LocalTimeZone);

    public PracticeAnswer? File(string path) => path == "/app.js" ? PracticeAssets.Script("channel-app.js", Home) : null;

    public string Frame(SourceChat chat, SourceRow row) => JsonSerializer.Serialize(
        new Dictionary<string, string> { ["chat"] = chat.Id, ["rows"] = Row(chat, chat.Rows.Count - 1, Today), ["entry"] = Entry(chat, isOpen: false) },
        ChannelPageJson.Default.DictionaryStringString);

    private string Live(IReadOnlyList<SourceChat> chats, SourceChat? open)
    {
        var panels = new StringBuilder();
        foreach (var chat in chats)
        {
            panels.Append(CultureInfo.InvariantCulture, $"<template data-practice-panel=\"{WebUtility.HtmlEncode(chat.Id)}\"{(chat == open ? " data-practice-first" : "")}>")
                .Append(Panel(chat, Today)).Append("</template>");
        }

        return page.Document(Entries(chats, open), open is null ? page.Part(PracticePart.NothingOpen) ?? "" : Panel(open, Today), panels.ToString(), "/app.js");
    }

    private string Entries(IReadOnlyList<SourceChat> chats, SourceChat? open) => string.Concat(chats.Select(chat => Entry(chat, chat == open)));

    private string Entry(SourceChat chat, bool isOpen) => page.Fill(PracticePart.Entry, new Dictionary<string, string>
    {
        ["chat"] = chat.Id,
        ["title"] = chat.Title,
        ["preview"] = chat.Preview,
        ["unread"] = chat.Unread == 0 ? "" : chat.Unread.ToString(CultureInfo.InvariantCulture),
        ["open"] = isOpen ? Yes : "",
    });

    /// <param name="chat">Whose panel.</param>
    /// <param name="today">The day that the page calls today; null for a page that is kept.</param>
    private string Panel(SourceChat chat, DateOnly? today) => page.FillPanel(
        new Dictionary<string, string> { ["chat"] = chat.Id, ["title"] = chat.Title, ["group"] = chat.IsGroup ? Yes : "" },
        string.Concat(Enumerable.Range(0, chat.Rows.Count).Select(index => Row(chat, index, today))));

    private string Row(SourceChat chat, int index, DateOnly? today)
    {
        var row = chat.Rows[index];
        var day = page.Settings.DayOf(row.At, today);
        var words = new Dictionary<string, string>
        {
            ["id"] = row.Id,
            ["author"] = row.Author ?? "",
            ["text"] = row.Plain,
            ["file"] = row.FileName ?? "",
            ["time"] = page.Settings.Look.TimeOf(row.At),
            ["date"] = page.Settings.Look.DateOf(row.At),
            ["day"] = day,
            ["in"] = row is { Author: not null, Own: false } ? Yes : "",
            ["out"] = row.Own ? Yes : "",
            ["group"] = chat.IsGroup ? Yes : "",
            ["opensRun"] = chat.OpensRun(index) ? Yes : "",
            ["opensDay"] = chat.OpensDay(index) ? Yes : "",
            ["edited"] = row.Edited ? Yes : "",
            ["forwarded"] = row.Forwarded ? Yes : "",
            ["truncated"] = row.Truncated ? Yes : "",
        };
        var opening = chat.OpensDay(index) && page.Part(PracticePart.Day) is not null ? page.Fill(PracticePart.Day, new Dictionary<string, string> { ["day"] = day }) : "";
        return opening + page.Fill(row.Kind == MessageKind.Text ? PracticePart.Row : PracticePart.RowOf(row.Kind), words);
    }
}
