using X80.Contract.Messages;
using X80.Sdk.Reading;

namespace X80.Cli.Reader.Recording;

/// <summary>What two readings must have in common where one is of the recorded page: everything but words, names, ids and times.</summary>
internal static class ReadingShape
{
    /// <returns>One line a difference, without content; empty where they are of one shape.</returns>
    public static IReadOnlyList<string> Differences(SavedReading page, SavedReading recorded)
    {
        var lines = new List<string>();
        Differ(lines, "how much the identity proves", page.Identity.Strength, recorded.Identity.Strength);
        Differ(lines, "flavour", page.Report.Flavour, recorded.Report.Flavour);
        Differ(lines, "rows", Rows(page.Report.Coverage), Rows(recorded.Report.Coverage));
        Differ(lines, "flags", string.Join(' ', page.Report.Flags), string.Join(' ', recorded.Report.Flags));
        Differ(lines, "messages", page.Messages.Count, recorded.Messages.Count);
        foreach (var (at, (was, made)) in page.Messages.Zip(recorded.Messages).Index())
        {
            Differ(lines, $"message {at + 1}", Shape(page, was), Shape(recorded, made));
        }

        Differ(lines, "how sure the sides are", string.Join(' ', page.DirectionCertainties), string.Join(' ', recorded.DirectionCertainties));
        return lines;
    }

    private static string Rows(Coverage coverage) => $"{coverage.RowsSeen} seen, {coverage.RowsRead} read, {coverage.NotRendered} not rendered, {coverage.Truncated} truncated, {coverage.UnknownKind} of unknown kind";

    // Who an author is told by: the message in which he first stands.
    private static string Shape(SavedReading reading, CapturedMessage message) => string.Join(
        ", ",
        message.Kind.Value,
        message.Direction.Value,
        message.SentAtCertainty.Value,
        message.Author is null ? "no author" : $"author of message {1 + reading.Messages.Index().First(each => each.Item.Author == message.Author).Index}",
        $"text {Length(message.Text)}",
        $"caption {Length(message.Caption)}",
        $"file name {Length(message.FileName)}",
        $"{message.Edited}/{message.Forwarded}/{message.Truncated}");

    private static string Length(string? text) => text is null ? "none" : $"{text.EnumerateRunes().Count()} long";

    private static void Differ<T>(List<string> lines, string what, T was, T made)
    {
        if (!EqualityComparer<T>.Default.Equals(was, made))
        {
            lines.Add($"{what}: the page reads {was}, the recorded one {made}");
        }
    }
}
