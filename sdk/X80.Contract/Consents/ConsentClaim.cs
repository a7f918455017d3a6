using X80.Contract.Ids;
using X80.Contract.Kinds;

namespace X80.Contract.Consents;

/// <summary>
/// What a client says of the click that paid for a write (member <c>consent</c>). A claim: a backend checks that it is
/// fresh, unspent and bound to what is sent, and cannot check that a person clicked.
/// </summary>
public sealed record ConsentClaim
{
    public required ConsentAction Action { get; init; }

    public required ClickId ClickId { get; init; }

    /// <summary>Server time: the client adds the offset that it saw in <c>Date</c>.</summary>
    public required DateTimeOffset ClickedAt { get; init; }

    /// <summary>base64url of SHA-256, see <see cref="ConsentPayload"/>.</summary>
    public required string PayloadHash { get; init; }

    /// <summary>Set only after the person said that this is the chat sent before (GATE-14).</summary>
    public bool? SameChat { get; init; }
}
