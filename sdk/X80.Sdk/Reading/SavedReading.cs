using X80.Contract.Kinds;
using X80.Contract.Messages;

namespace X80.Sdk.Reading;

/// <summary>What a saved page shows. It was made without a click and cannot become a <see cref="ChatReading"/>.</summary>
/// <param name="Identity">Whose chat it is.</param>
/// <param name="Messages">In page order. Content.</param>
/// <param name="Report">How it was read.</param>
public sealed record SavedReading(ChatIdentity Identity, IReadOnlyList<CapturedMessage> Messages, ReadingReport Report)
{
    /// <summary>How sure each message's side is, in the order of <see cref="Messages"/>.</summary>
    public required IReadOnlyList<DirectionCertainty> DirectionCertainties { get; init; }

    public override string ToString() => $"reading of a saved page ({Messages.Count} messages)";
}
