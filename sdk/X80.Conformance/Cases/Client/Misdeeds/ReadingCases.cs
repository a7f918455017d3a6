using System.Text.Json;
using X80.Conformance.Rig;
using X80.Conformance.Subjects;

namespace X80.Conformance.Cases.Client.Misdeeds;

/// <summary>READ: what was sent is what the page showed.</summary>
internal static class ReadingCases
{
    private const string Disappearing = "disappearing";

    public static IReadOnlyList<ClientCase> All { get; } =
    [
        Right("READ-1/RD/1", "The texts of the open chat", (s, body) =>
            Differ(s.Rig.Practice.Site.Expected(s.OpenChat).Messages.Select(each => $"{each.Id.Value} {each.Text} {each.Caption} {each.FileName}"),
                Messages(body).Select(each => $"{Of(each, "id")} {Of(each, "text")} {Of(each, "caption")} {Of(each, "fileName")}"))),
        Right("READ-2/RD/2", "The count of what was read", (s, body) =>
            Differ(
                [s.Rig.Practice.Site.Expected(s.OpenChat).Coverage is var expected ? $"{expected.RowsSeen} {expected.RowsRead} {expected.NotRendered} {expected.UnknownKind}" : ""],
                [body.GetProperty("reading").GetProperty("coverage") is var sent ? $"{Of(sent, "rowsSeen")} {Of(sent, "rowsRead")} {Of(sent, "notRendered")} {Of(sent, "unknownKind")}" : ""])),
        Right("READ-3/RD/3", "Who said it, and when", (s, body) =>
            Differ(s.Rig.Practice.Site.Expected(s.OpenChat).Messages.Select(each => $"{each.Id.Value} {each.Direction.Value} {each.Author} {each.SentAtCertainty.Value}"),
                Messages(body).Select(each => $"{Of(each, "id")} {Of(each, "direction")} {Of(each, "author")} {Of(each, "sentAtCertainty")}"))),
        new("READ-8/WS/1", "A chat whose messages disappear", async s =>
        {
            await s.OpenAsync(s.Chats[2]);
            s.Rig.Practice.Mark(Disappearing);
            await s.LookAsync();
            await s.TryPreviewAsync();
            await s.TryClickAsync(ClientControl.Send);
            s.Rig.Practice.Mark("");
            foreach (var capture in s.CapturesOfClicks.Where(capture => !Says(capture, Disappearing)))
            {
                s.Saw("A capture of a chat whose messages disappear was sent, and did not say so.", $"wire, request {capture.Number}");
            }
        })
        {
            NeedsMarks = true,
            Watches = Watched.Said,
            Shows = "Of a chat that the page shows as disappearing no capture was sent, or one that says so, which a backend refuses.",
        },
    ];

    private static ClientCase Right(string id, string title, Func<ClientScene, JsonElement, string?> differ) => new(id, title, async s =>
    {
        await s.OpenAsync(s.OpenChat);
        var click = await s.ClickAsync(ClientControl.Sync, sentBefore: true);
        if (click.Paid.FirstOrDefault(CaptureControl.IsCapture) is not { } capture)
        {
            throw new ClientFailedException("No capture came of a chat that was captured before.");
        }
        if (Asked(capture, body => differ(s, body), ofAnotherForm: "The capture is not of the contract's form.") is { } difference)
        {
            s.Saw(difference, $"wire, request {capture.Number}");
        }
    })
    {
        Watches = Watched.Said,
        Shows = $"{title}: the capture held what the page showed.",
    };

    private static bool Says(RecordedRequest capture, string flag) =>
        Asked(capture, body => body.GetProperty("reading").GetProperty("flags").EnumerateArray().Any(each => each.ToString() == flag), ofAnotherForm: false);

    /// <summary>A stranger sends what it likes: what is not of the contract's form has one answer, and breaks nothing.</summary>
    internal static T Asked<T>(RecordedRequest capture, Func<JsonElement, T> question, T ofAnotherForm)
    {
        try
        {
            using var body = JsonDocument.Parse(capture.Body);
            return question(body.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return ofAnotherForm;
        }
    }

    private static string? Differ(IEnumerable<string> shown, IEnumerable<string> sent)
    {
        var (left, right) = (shown.ToList(), sent.ToList());
        return left.SequenceEqual(right) ? null
            : $"The page showed {left.Count} and the capture held {right.Count}; {left.Except(right).Count()} of the shown are not in it as they were shown.";
    }

    private static JsonElement.ArrayEnumerator Messages(JsonElement body) => body.GetProperty("messages").EnumerateArray();

    private static string Of(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ToString() : "";
}
