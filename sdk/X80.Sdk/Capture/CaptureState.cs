using X80.Contract.Conversations;
using X80.Contract.Messages;
using X80.Contract.Records;
using X80.Contract.Sessions;
using X80.Contract.Snippets;
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

    /// <summary>The linked record's activities so far asked for, newest first; null where they could not be had (a quiet read).</summary>
    public IReadOnlyList<Activity>? Activities { get; init; }

    /// <summary>Where the next page of them starts; null where there is none.</summary>
    public string? MoreActivities { get; init; }

    /// <summary>What the backend holds of this conversation, as far as the person asked to see it; null before. Content.</summary>
    public IReadOnlyList<CapturedMessage>? Held { get; init; }

    /// <summary>Where the next page of it starts; null where there is none.</summary>
    public string? MoreHeld { get; init; }

    /// <summary>Each field of the linked record that was edited since it was read, by its key: null where it was set, else why not.</summary>
    public IReadOnlyDictionary<string, CaptureFailure?> Edits { get; init; } = new Dictionary<string, CaptureFailure?>();

    /// <summary>Saved texts that a person can place in the composer; null where they could not be had (a quiet read).</summary>
    public IReadOnlyList<Snippet>? Snippets { get; init; }

    /// <summary>
    /// What was read, as it would be sent, and where to; null where nothing read is held. While Private it is shown so that a
    /// single message can be shared; Send is offered in <see cref="CapturePhase.Preview"/> alone.
    /// </summary>
    public SendPreview? Preview { get; init; }

    /// <summary>
    /// Whether "is this the chat that was sent before?" is open: <see cref="CaptureCommand.SameChat"/> answers yes. No is answered by
    /// Sync on the right chat, and by <see cref="CaptureCommand.OtherChat"/> where <see cref="CanBeOther"/>.
    /// </summary>
    public bool AskSameChat { get; init; }

    /// <summary>Whether that question can be answered with no: the chat is known by no more than a title, or by a name that changed.</summary>
    public bool CanBeOther => AskSameChat && (IsRenamed || Chat is { Strength: IdentityStrength.Weak });

    /// <summary>
    /// Whether that question is asked because the chat bears another name than the one it seems to be known by:
    /// <see cref="CaptureCommand.OtherChat"/> answers no.
    /// </summary>
    public bool IsRenamed { get; init; }

    public SyncResult? Result { get; init; }

    /// <summary>What the last command did, where no other member shows it; goes with the next.</summary>
    public CaptureOutcome? Outcome { get; init; }

    /// <summary>A loud failure: stays until dismissed or until the next command succeeds.</summary>
    public CaptureFailure? Failure { get; init; }
}
