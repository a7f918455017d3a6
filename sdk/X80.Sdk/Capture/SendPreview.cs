using X80.Contract.Messages;

namespace X80.Sdk.Capture;

/// <summary>Exactly what a Send would send, and where (HUMAN-8).</summary>
/// <param name="RecordName">The linked record as the person knows it.</param>
/// <param name="CrmDisplayName">The CRM's name.</param>
/// <param name="Messages">The messages, in page order. Content.</param>
/// <param name="Report">What was read and what was not.</param>
/// <param name="Already">How many messages were transmitted before and are written along.</param>
public sealed record SendPreview(
    string RecordName, string CrmDisplayName, IReadOnlyList<CapturedMessage> Messages, ReadingReport Report, int Already)
{
    public override string ToString() => $"preview of {Messages.Count} messages";
}
