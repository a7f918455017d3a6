using X80.Simulator.Practice.Source;
using static X80.Simulator.Practice.Markup.HtmlElement;

namespace X80.Simulator.Practice.Markup;

/// <summary>What a row shows that is not words: pictures, files, cards.</summary>
internal static class MediumMarkup
{
    public static HtmlElement? Of(SourceRow row) => row.Kind.Value switch
    {
        "image" => El("div", ("data-testid", "image-thumb"), ("class", "photo"), ("role", "button"), ("aria-label", "Open picture")).Add(Photo(row)),
        "video" => El("div", ("data-testid", "video-thumb"), ("class", "photo")).Add(Photo(row), RowMarkup.Icon("media-play", "play"), El("span", ("class", "length")).Add("0:42")),
        "gif" => El("div", ("class", "photo"), ("role", "button")).Add(Photo(row), RowMarkup.Icon("media-gif", "play")),
        "sticker" => El("div", ("data-testid", "sticker-content"), ("class", "sticker")).Add(TextMarkup.Emoji("🦉", " large")),
        "voice" => El("div", ("class", "voice")).Add(
            El("button", ("aria-label", "Play voice message"), ("type", "button")).Add(RowMarkup.Icon("audio-play", "play-voice")),
            El("span", ("aria-label", "Voice message"), ("class", "wave")),
            El("span", ("class", "length")).Add("0:17")),
        "audio" => El("div", ("class", "voice")).Add(
            RowMarkup.Icon("audio-file", "play-voice"),
            El("button", ("aria-label", "Play"), ("type", "button")).Add(RowMarkup.Icon("audio-play", "play-voice")),
            El("span", ("class", "length")).Add("3:05")),
        "document" => El("div", ("data-testid", "document-thumb"), ("class", "card")).Add(
            RowMarkup.Icon("document-refreshed", "mark"),
            El("div", ("class", "file-name"), ("title", row.FileName)).Add(row.FileName),
            El("div", ("class", "file-size")).Add("XLSX · 184 kB")),
        "location" => El("a", ("data-testid", "location-card"), ("class", "photo"), ("href", "https://maps.example/?q=dock"), ("rel", "noopener noreferrer")).Add(Photo(row)),
        "contact" => El("div", ("data-testid", "vcard-msg"), ("class", "card")).Add(
            El("div", ("data-testid", "vcard-name"), ("dir", "auto"), ("class", "file-name")).Add(row.Lines[0])),
        "poll" => Poll(row),
        "call" => El("div", ("data-testid", "call-log-system-message"), ("class", "card")).Add("Voice call · 4 min"),
        "deleted" => El("div", ("class", "deleted")).Add(RowMarkup.Icon("recalled", "mark"), El("span").Add("This message was deleted")),
        "unknown" => El("div", ("class", "card")).Add("Opened"),
        _ => null,
    };

    private static HtmlElement Photo(SourceRow row) => El("img", ("src", PicturePaths.Photo(row.Id)), ("alt", ""), ("class", "picture"));

    private static HtmlElement Poll(SourceRow row) =>
        El("div", ("data-testid", "poll-bubble"), ("class", "poll")).Add(
            row.Lines.Select((line, at) => at == 0
                ? El("div", ("data-testid", "poll-name"), ("class", "poll-name"), ("dir", "auto")).Add(line)
                : El("label", ("class", "poll-option")).Add(
                    El("span", ("role", "checkbox"), ("aria-checked", "false"), ("class", "box")),
                    El("span", ("data-testid", "poll-option-name"), ("dir", "auto")).Add(line))));
}
