using X80.Contract.Messages;

namespace X80.Sdk.Reading;

/// <summary>What a saved page shows. It was made without a click and cannot become a <see cref="ChatReading"/>.</summary>
/// <param name="Identity">Whose chat it is.</param>
/// <param name="Messages">In page order. Content.</param>
/// <param name="Report">How it was read.</param>
public sealed record SavedReading(ChatIdentity Identity, IReadOnlyList<CapturedMessage> Messages, ReadingReport Report)
{
    public override string ToString() => $"reading of a saved page ({Messages.Count} messages)";
}
