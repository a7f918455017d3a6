using X80.Contract.Kinds;
using X80.Contract.Messages;

namespace X80.Sdk.Reading.Raw;

/// <summary>A raw reading that passed every check, not yet bound to the reason it was made for.</summary>
internal sealed record CheckedReading(ChatIdentity Identity, IReadOnlyList<CapturedMessage> Messages, ReadingReport Report)
{
    /// <summary>How sure each message's side is, in the order of <see cref="Messages"/>.</summary>
    public required IReadOnlyList<DirectionCertainty> DirectionCertainties { get; init; }

    /// <summary>What a person must know of the pack that it was read with.</summary>
    public string? PackNotice { get; init; }

    public override string ToString() => $"checked reading of {Messages.Count} messages";
}
