using X80.Simulator.Practice.Eras;
using X80.Simulator.Practice.Source;
using static X80.Simulator.Practice.Markup.HtmlElement;

namespace X80.Simulator.Practice.Markup;

/// <summary>What a row shows that is not words: pictures, files, cards.</summary>
internal static class MediumMarkup
{
    public static HtmlElement? Of(SourceRow row, Look look) => row.Kind.Value switch
    {
        "image" => El("div", ("class", "photo"), ("role", "button"), ("aria-label", look.Word("openPicture"))).With(look.Era.Marks(Part.Photo)).Add(Photo(row, look)),
        "video" => El("div", ("class", "photo")).With(look.Era.Marks(Part.Video)).Add(Photo(row, look), look.Era.Icon("media-play", "play"), Length("0:42")),
        "gif" => El("div", ("class", "photo"), ("role", "button")).Add(Photo(row, look), look.Era.Icon("media-gif", "play")),
        "sticker" => El("div", ("class", "sticker")).With(look.Era.Marks(Part.Sticker)).Add(El("img", ("src", Source(look, row, PicturePaths.Emoji("🦉"))), ("alt", ""), ("class", "picture"))),
        "voice" => El("div", ("class", "voice")).Add(
            El("button", ("aria-label", look.Word("playVoice")), ("type", "button")).Add(look.Era.Icon("audio-play", "play-voice")),
            El("span", ("aria-label", look.Word("voiceMessage")), ("class", "wave")).Add(El("canvas")),
            Length("0:17")),
        "audio" => El("div", ("class", "voice")).Add(
            look.Era.Icon("audio-file", "play-voice"),
            El("button", ("aria-label", look.Word("play")), ("type", "button")).Add(look.Era.Icon("audio-play", "play-voice")),
            Length("3:05")),
        "document" => El("div", ("class", "card"), ("role", "button")).With(look.Era.Marks(Part.Document)).Add(
            look.Era.Icon(look.Era.DocumentIcon, "mark"),
            El("div", ("class", "file-name"), ("title", row.FileName)).Add(row.FileName),
            El("div", ("class", "file-size")).Add("XLSX · 184 kB")),
        "location" => El("a", ("class", "photo"), ("href", "https://maps.example/?q=dock"), ("rel", "noopener noreferrer")).With(look.Era.Marks(Part.Location)).Add(Photo(row, look)),
        "contact" => El("div", ("class", "card")).With(look.Era.Marks(Part.Contact)).Add(
            El("div", ("dir", "auto"), ("class", "file-name")).With(look.Era.Marks(Part.ContactName)).Add(row.Lines[0])),
        "poll" => Poll(row, look),
        "call" => El("div", ("class", "card")).With(look.Era.Marks(Part.Call)).Add(look.Word("call")),
        "deleted" => El("div", ("class", "deleted")).Add(look.Era.Icon("recalled", "mark"), El("span").Add(look.Word("deleted"))),
        "unknown" => El("div", ("class", "card")).Add(row.Placeholder ?? look.Word("opened")),
        _ => null,
    };

    private static HtmlElement Length(string length) => El("span", ("class", "length")).Add(length);

    private static HtmlElement Photo(SourceRow row, Look look) => El("img", ("src", Source(look, row, PicturePaths.Photo(row.Id))), ("alt", ""), ("class", "picture"));

    // A picture that was taken from the network lies under such an address. Nothing is at ours: for people, one is drawn.
    private static string Source(Look look, SourceRow row, string drawn) => look.IsDrawn ? drawn : "blob:https://web.whatsapp.com/" + row.Id;

    private static HtmlElement Poll(SourceRow row, Look look) =>
        El("div", ("class", "poll")).With(look.Era.Marks(Part.Poll)).Add(
            row.Lines.Select((line, at) => at == 0
                ? El("div", ("class", "poll-name"), ("dir", "auto")).With(look.Era.Marks(Part.PollName)).Add(line)
                : El("label", ("class", "poll-option")).Add(
                    El("span", ("role", "checkbox"), ("aria-checked", "false"), ("class", "box")),
                    El("span", ("dir", "auto")).With(look.Era.Marks(Part.PollOption)).Add(line))));
}
