using X80.Contract.Consents;

namespace X80.Contract.Messages;

/// <summary>Body of <c>POST conversations/{id}/messages</c>: exactly one message, out of a conversation that may be Private.</summary>
public sealed class ShareRequest
{
    public required ConsentClaim Consent { get; init; }

    public required CapturedMessage Message { get; init; }
}
