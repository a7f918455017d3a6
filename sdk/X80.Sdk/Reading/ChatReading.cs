using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Sdk.Clicks;
using X80.Sdk.Reading.Raw;

namespace X80.Sdk.Reading;

/// <summary>
/// The open chat as it stood when a person clicked. Made by <see cref="OpenChatReader"/> alone, by spending a
/// <see cref="HumanClick"/>.
/// </summary>
public sealed class ChatReading
{
    private ChatReading(HumanClick click, CheckedReading reading) =>
        (DocumentId, Identity, Messages, DirectionCertainties, Report, PackNotice) =
        (click.DocumentId, reading.Identity, reading.Messages, reading.DirectionCertainties, reading.Report, reading.PackNotice);

    /// <summary>The document it was read from.</summary>
    public string DocumentId { get; }

    public ChatIdentity Identity { get; }

    /// <summary>In page order.</summary>
    public IReadOnlyList<CapturedMessage> Messages { get; }

    /// <summary>How sure each message's side is, in the order of <see cref="Messages"/>. Never sent.</summary>
    public IReadOnlyList<DirectionCertainty> DirectionCertainties { get; }

    public ReadingReport Report { get; }

    /// <summary>What a person must know of the pack that it was read with; null where there is nothing.</summary>
    public string? PackNotice { get; }

    public override string ToString() => $"reading of {Messages.Count} messages";

    internal static ChatReading From(HumanClick spent, CheckedReading reading) => new(spent, reading);
}
