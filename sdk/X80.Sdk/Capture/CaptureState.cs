using X80.Contract.Conversations;
using X80.Contract.Messages;
using X80.Contract.Records;
using X80.Contract.Sessions;
using X80.Sdk.Reading;

namespace X80.Sdk.Capture;

/// <summary>All that a shell draws. Immutable; a new one is published when a command starts, when it ends, and when a reading is dropped.</summary>
public sealed record CaptureState
{
    public required CapturePhase Phase { get; init; }

    /// <summary>The wrapped channel's name, such as <c>WhatsApp</c>.</summary>
    public required string ChannelName { get; init; }

    /// <summary>Absent until the backend has answered, or when it could not.</summary>
    public SessionInfo? Session { get; init; }

    /// <summary>Why the session is absent, in a sentence; null when it is there.</summary>
    public string? SessionUnavailable { get; init; }

    /// <summary>The chat that was read.</summary>
    public ChatIdentity? Chat { get; init; }

    public ReadingReport? Report { get; init; }

    /// <summary>What the person must know of the reader pack that the chat was read with; null where there is nothing.</summary>
    public string? PackNotice { get; init; }

    public Conversation? Conversation { get; init; }

    public IReadOnlyList<Suggestion> Suggestions { get; init; } = [];

    /// <summary>Answer of the last search; null where none was made.</summary>
    public IReadOnlyList<RecordHit>? Hits { get; init; }

    /// <summary>The linked record as the CRM shows it; null where it could not be had (a quiet read).</summary>
    public CrmRecord? Record { get; init; }

    /// <summary>
    /// What was read, as it would be sent, and where to; null where nothing read is held. While Private it is shown so that a
    /// single message can be shared; Send is offered in <see cref="CapturePhase.Preview"/> alone.
    /// </summary>
    public SendPreview? Preview { get; init; }

    /// <summary>
    /// Whether "is this the chat that was sent before?" is open: <see cref="CaptureCommand.SameChat"/> answers yes, Sync on
    /// the right chat answers no.
    /// </summary>
    public bool AskSameChat { get; init; }

    public SyncResult? Result { get; init; }

    /// <summary>A loud failure: stays until dismissed or until the next command succeeds.</summary>
    public CaptureFailure? Failure { get; init; }
}
