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
        if (expected.Title != identity.Title || expected.Phone != identity.Phone || (identity.ChannelId is { } id && id != expected.ChannelId)
            || expected.Messages.Count != reading.Messages.Count || expected.Coverage.NotRendered != coverage.NotRendered)
        {
            return DrillOutcome.Wrong;
        }

        var pairs = expected.Messages.Zip(reading.Messages).ToList();
        return identity.ChannelId == expected.ChannelId && pairs.All(pair => Line(pair.First) == Line(pair.Second)) ? DrillOutcome.Exact
            : pairs.All(pair => KnowsNoMore(pair.First, pair.Second)) ? DrillOutcome.Poorer
            : DrillOutcome.Wrong;
    }

    /// <summary>Which members of which messages differ; no content.</summary>
    public static string Differences(PracticeChat expected, SavedReading reading) => string.Join(", ", expected.Messages.Zip(reading.Messages)
        .SelectMany((pair, at) => Members(pair.First, pair.Second).Select(member => $"message {at}: {member}")).Take(5).DefaultIfEmpty("title or rows"));

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
