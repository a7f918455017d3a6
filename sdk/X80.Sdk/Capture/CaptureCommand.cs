using X80.Contract.Ids;
using X80.Contract.Kinds;

namespace X80.Sdk.Capture;

/// <summary>What a person can ask of a <see cref="CaptureSession"/>. Each is paid for by one click.</summary>
public abstract record CaptureCommand
{
    private CaptureCommand()
    {
    }

    /// <summary>Reads the open chat and looks it up; sends at once where it is linked, Shared and was sent there before.</summary>
    public sealed record Sync : CaptureCommand;

    public sealed record Link(RecordKind Kind, RecordId RecordId) : CaptureCommand;

    /// <summary>Creates a record and shows it among the hits; linking it is a click of its own.</summary>
    public sealed record Create(RecordKind Kind, string Name, string? Phone) : CaptureCommand
    {
        public override string ToString() => "create";
    }

    public sealed record Search(string Query) : CaptureCommand
    {
        public override string ToString() => "search";
    }

    public sealed record SetShared : CaptureCommand;

    public sealed record SetPrivate(PrivacyHistory History) : CaptureCommand;

    /// <summary>Sends exactly the preview that is shown.</summary>
    public sealed record Send : CaptureCommand;

    public sealed record ShareOne(MessageId MessageId) : CaptureCommand;

    /// <summary>
    /// Answers "is this the chat that was sent before?" with yes (GATE-14): confirms a chat known by title alone, and sends
    /// the preview where the backend had asked.
    /// </summary>
    public sealed record SameChat : CaptureCommand;

    public sealed record Unlink(LinkNote Note) : CaptureCommand;

    /// <summary>Takes one message back out of the CRM.</summary>
    public sealed record TakeBack(MessageId MessageId) : CaptureCommand;

    /// <summary>Hides a shown error. Moves nothing.</summary>
    public sealed record Dismiss : CaptureCommand;
}
