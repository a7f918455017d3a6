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

    public sealed record Create(RecordKind Kind, string Name, string? Phone) : CaptureCommand;

    public sealed record Search(string Query) : CaptureCommand;

    public sealed record SetShared : CaptureCommand;

    public sealed record SetPrivate(PrivacyHistory History) : CaptureCommand;

    /// <summary>Sends exactly the preview that is shown.</summary>
    public sealed record Send : CaptureCommand;

    public sealed record ShareOne(MessageId MessageId) : CaptureCommand;

    /// <summary>Hides a shown error. Moves nothing.</summary>
    public sealed record Dismiss : CaptureCommand;
}
