using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Records;

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

    /// <summary>
    /// Answers "is this the chat known under another name?" or "is this the chat that was sent before?" with no. It is remembered, and
    /// the next Sync takes the chat for another one of its title, or for one of its own.
    /// </summary>
    public sealed record OtherChat : CaptureCommand;

    public sealed record Unlink(LinkNote Note) : CaptureCommand;

    /// <summary>Takes one message back out of the CRM.</summary>
    public sealed record TakeBack(MessageId MessageId) : CaptureCommand;

    /// <summary>Sets the conversation to Private and erases all that was transmitted, wherever the backend put it (GATE-6).</summary>
    public sealed record Withdraw : CaptureCommand;

    /// <summary>Shows what of this conversation the backend holds, or the next page of it.</summary>
    public sealed record ShowSent : CaptureCommand;

    /// <summary>Sets one field of the linked record; null empties it.</summary>
    public sealed record EditField(string Key, FieldValue? Value) : CaptureCommand
    {
        public override string ToString() => "edit";
    }

    /// <summary>Logs on the linked record that this conversation took place today.</summary>
    /// <param name="Typed">One line that the person typed; null for none.</param>
    public sealed record LogActivity(string? Typed) : CaptureCommand
    {
        public override string ToString() => "log";
    }

    /// <summary>Shows the next page of the record's activities.</summary>
    public sealed record MoreActivities : CaptureCommand;

    /// <summary>Places a saved text in the composer of the chat that was read; the person presses send (HUMAN-5).</summary>
    public sealed record Insert(string SnippetId) : CaptureCommand;

    /// <summary>Asks for the saved texts once more.</summary>
    public sealed record ReloadSnippets : CaptureCommand;

    /// <summary>Hides a shown error. Moves nothing.</summary>
    public sealed record Dismiss : CaptureCommand;
}
