using X80.Contract.Consents;

namespace X80.Contract.Messages;

/// <summary>Body of <c>POST conversations/{id}/sync</c>: messages in page order; an empty list rebuilds the note.</summary>
public sealed class SyncRequest
{
    public required ConsentClaim Consent { get; init; }

    public required ReadingReport Reading { get; init; }

    public required IReadOnlyList<CapturedMessage> Messages { get; init; }
}
