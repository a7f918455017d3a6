using System.Text.Json;
using X80.Contract.Json;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Sdk.Reading;
using X80.Simulator.Practice;

namespace X80.Cli.Reader.Drill;

/// <summary>Tells a reading that is exact from one that knows less, and from one that is wrong.</summary>
internal static class DrillJudge
{
    public static DrillOutcome Judge(PracticeChat expected, SavedReading reading)
    {
        var (identity, coverage) = (reading.Identity, reading.Report.Coverage);
        // A row that shows nothing any more is said to be not rendered: its message is missing, and known to be.
        var read = reading.Messages.Select(message => message.Id).ToHashSet();
        var shown = expected.Messages.Where(message => read.Contains(message.Id)).ToList();
        var missing = expected.Messages.Count - shown.Count;
        if (expected.Title != identity.Title || expected.Phone != identity.Phone || (identity.ChannelId is { } id && id != expected.ChannelId)
            || shown.Count != reading.Messages.Count || expected.Coverage.NotRendered + missing != coverage.NotRendered)
        {
            return DrillOutcome.Wrong;
        }

        var pairs = shown.Zip(reading.Messages).ToList();
        return missing == 0 && identity.ChannelId == expected.ChannelId && pairs.All(pair => Line(pair.First) == Line(pair.Second)) ? DrillOutcome.Exact
            : pairs.All(pair => KnowsNoMore(pair.First, pair.Second)) ? DrillOutcome.Poorer
            : DrillOutcome.Wrong;
    }

    /// <summary>Which members are not as expected in any message or of the chat, each with the stage that finds it; no content.</summary>
    public static IReadOnlyList<string> Lost(PracticeChat expected, SavedReading reading)
    {
        var members = expected.Messages.Join(reading.Messages, message => message.Id, message => message.Id, Members).SelectMany(names => names);
        IEnumerable<string> chat =
        [
            .. expected.Title == reading.Identity.Title && expected.Phone == reading.Identity.Phone ? Enumerable.Empty<string>() : ["title"],
            .. expected.ChannelId == reading.Identity.ChannelId ? Enumerable.Empty<string>() : ["channelId"],
            .. expected.Messages.Count == reading.Messages.Count && expected.Coverage.NotRendered == reading.Report.Coverage.NotRendered ? Enumerable.Empty<string>() : ["rows"],
        ];
        return [.. chat.Concat(members).Distinct().Order(StringComparer.Ordinal).Select(member => $"{member} ({StageOf(member)})")];
    }

    /// <summary>Which members of which messages differ, the first five; no content.</summary>
    public static string Differences(PracticeChat expected, SavedReading reading) => string.Join(", ", expected.Messages.Zip(reading.Messages)
        .SelectMany((pair, at) => Members(pair.First, pair.Second).Select(member => $"message {at}: {member}")).Take(5).DefaultIfEmpty("title or rows"));

    private static string StageOf(string member) => member switch
    {
        "sentAt" or "sentAtCertainty" => "time",
        "text" or "caption" or "truncated" => "body",
        "kind" => "kinds",
        "channelId" or "id" => "messageId",
        _ => member,
    };

    private static IEnumerable<string> Members(CapturedMessage expected, CapturedMessage read)
    {
        var (first, second) = (JsonSerializer.SerializeToElement(expected, ContractJson.Tolerant), JsonSerializer.SerializeToElement(read, ContractJson.Tolerant));
        return first.EnumerateObject().Concat(second.EnumerateObject()).Select(member => member.Name).Distinct()
            .Where(name => !(first.TryGetProperty(name, out var one) && second.TryGetProperty(name, out var other) && JsonElement.DeepEquals(one, other)));
    }

    private static string Line(CapturedMessage message) => JsonSerializer.Serialize(message, ContractJson.Tolerant);

    // Each member is as expected, or unknown. Words are never lost from a message whose kind is told.
    private static bool KnowsNoMore(CapturedMessage expected, CapturedMessage read)
    {
        var isTold = read.Kind == expected.Kind;
        return expected.Id == read.Id
            && (isTold || read.Kind == MessageKind.Unknown)
            && (read.SentAt is null || (read.SentAt == expected.SentAt && read.SentAtCertainty == expected.SentAtCertainty))
            && (read.Author is null || read.Author == expected.Author)
            && (read.Direction == Direction.Unknown || read.Direction == expected.Direction)
            && (isTold ? read.Text == expected.Text && read.Caption == expected.Caption : (read.Text ?? read.Caption) is null || (read.Text ?? read.Caption) == (expected.Caption ?? expected.Text))
            && (read.FileName is null || read.FileName == expected.FileName)
            && (read.Edited is null || read.Edited == expected.Edited)
            && (read.Forwarded is null || read.Forwarded == expected.Forwarded)
            && read.Truncated == expected.Truncated;
    }
}
