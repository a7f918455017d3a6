using X80.Contract.Messages;
using X80.Sdk.Clicks;

namespace X80.Sdk.Reading;

/// <summary>
/// The open chat as it stood when a person clicked. Made by <see cref="OpenChatReader"/> alone, by spending a
/// <see cref="HumanClick"/>.
/// </summary>
public sealed class ChatReading
{
    private ChatReading(HumanClick click, ChatIdentity identity, IReadOnlyList<CapturedMessage> messages, ReadingReport report) =>
        (DocumentId, Identity, Messages, Report) = (click.DocumentId, identity, messages, report);

    /// <summary>The document it was read from.</summary>
    public string DocumentId { get; }

    public ChatIdentity Identity { get; }

    /// <summary>In page order.</summary>
    public IReadOnlyList<CapturedMessage> Messages { get; }

    public ReadingReport Report { get; }

    public override string ToString() => $"reading of {Messages.Count} messages";

    internal static ChatReading From(
        HumanClick spent, ChatIdentity identity, IReadOnlyList<CapturedMessage> messages, ReadingReport report) =>
        new(spent, identity, messages, report);
}
