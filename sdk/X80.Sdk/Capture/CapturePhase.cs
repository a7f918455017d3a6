namespace X80.Sdk.Capture;

/// <summary>Where a capture stands; a shell draws from it which panels and controls are there.</summary>
public enum CapturePhase
{
    /// <summary>Nothing was read; only Sync is offered.</summary>
    Idle,

    /// <summary>A command runs; no control is offered.</summary>
    Working,

    /// <summary>A chat was read and is not linked: suggestions, search, create.</summary>
    Unlinked,

    /// <summary>Linked, and Private or not yet confirmed here: nothing can be sent, but for a single message.</summary>
    Private,

    /// <summary>Linked and Shared: the preview is shown and Send is offered.</summary>
    Preview,

    /// <summary>Sent: the result with a link to the note.</summary>
    Sent,

    /// <summary>The session has ended; nothing counts any more.</summary>
    Closed,
}
