using System.Text.Json;
using X80.Contract.Json;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Sdk.Reading;
using X80.Simulator.Practice;

namespace X80.Harness.Tests.Reading.Drill;

/// <summary>Tells a reading that is exact from one that knows less, and from one that is wrong.</summary>
internal static class DrillJudge
{
    public static DrillOutcome Judge(PracticeChat expected, SavedReading reading)
    {
        if (expected.Title != reading.Identity.Title || expected.Messages.Count != reading.Messages.Count || expected.Coverage.NotRendered != reading.Report.Coverage.NotRendered)
        {
            return DrillOutcome.Wrong;
        }

        var pairs = expected.Messages.Zip(reading.Messages).ToList();
        return pairs.All(pair => Line(pair.First) == Line(pair.Second)) ? DrillOutcome.Exact
            : pairs.All(pair => KnowsNoMore(pair.First, pair.Second)) ? DrillOutcome.Poorer
            : DrillOutcome.Wrong;
    }

    /// <summary>All that a message says, on one line.</summary>
    public static string Line(CapturedMessage message) => JsonSerializer.Serialize(message, ContractJson.Tolerant);

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
