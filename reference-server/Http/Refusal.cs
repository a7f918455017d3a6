using X80.Contract.Problems;

namespace X80.ReferenceServer.Http;

/// <summary>Every refusal of the contract, in plain words: what, why, what next.</summary>
internal static class Refusal
{
    public static ProblemDocument UnauthenticatedProblem { get; } = Problem(
        401, ProblemTypes.Unauthenticated, "The token is not accepted.", "Sign in again to get a new token.");

    public static RefusedException Unauthenticated() => new(UnauthenticatedProblem);

    public static RefusedException ForbiddenScope() => Of(
        403, ProblemTypes.ForbiddenScope, "The token does not allow this.", "Use a token with the scope that this request needs.");

    public static RefusedException NotFound() => Of(404, ProblemTypes.NotFound, "There is nothing here.", "Check the id, or open the chat again.");

    public static RefusedException Malformed(string why) => Of(400, ProblemTypes.Malformed, "The request is not as the contract says.", why);

    public static RefusedException TooLarge(string why) => Of(413, ProblemTypes.TooLarge, "The request is larger than the limits allow.", why);

    public static RefusedException ConversationPrivate() => Of(
        403, ProblemTypes.ConversationPrivate, "This conversation is Private.", "Nothing was stored. Set it to Shared first, if that is what you want.");

    public static RefusedException PrivacyLocked() => Of(
        403, ProblemTypes.PrivacyLocked, "This workspace sets Shared in its web app only.",
        "Nothing was shared. Open the conversation in the web app and set it to Shared there.");

    public static RefusedException NeverCapture() => Of(
        403, ProblemTypes.NeverCapture, "This chat may not be captured.",
        "It is on a never-capture list, or marked as disappearing or restricted. Nothing was stored. The web app shows which, and what can be done.");

    public static RefusedException ShareLimit() => Of(
        429, ProblemTypes.ShareLimit, "Too many single messages were shared from this conversation today.",
        "Wait, or set the conversation to Shared.", retryAfterSeconds: 3600);

    public static RefusedException RateLimited(string what, int retryAfterSeconds) => Of(
        429, ProblemTypes.RateLimited, what, "Wait as long as Retry-After says, then try again.", retryAfterSeconds);

    public static ProblemDocument RecordChangedProblem { get; } = Problem(
        409, ProblemTypes.RecordChanged, "Somebody changed this field in between.", "It was left as it is now. Look at it, then edit it again if you still want to.");

    public static ProblemDocument CrmRefusedProblem { get; } = Problem(
        502, ProblemTypes.CrmRefused, "The CRM did not take this value.", "The field was left as it is. Try another value, or edit it in the CRM.");

    public static ProblemDocument CannotBeEmptiedProblem { get; } = Problem(
        502, ProblemTypes.CrmRefused, "The CRM cannot empty this field from here.", "It was left as it is: the CRM has no way to do it, or it holds more values than one. Empty it in the CRM.");

    /// <param name="stored">The messages are stored, their note is not written.</param>
    /// <param name="mayHaveBeenApplied">Whether the CRM may have done it all the same.</param>
    public static RefusedException CrmRefused(bool? stored, bool mayHaveBeenApplied) => new(CrmProblem(
        ProblemTypes.CrmRefused, "The CRM refused.", stored, mayHaveBeenApplied));

    public static RefusedException CrmUnavailable(bool? stored, bool mayHaveBeenApplied) => new(CrmProblem(
        ProblemTypes.CrmUnavailable, "The CRM did not answer as it should.", stored, mayHaveBeenApplied));

    public static RefusedException NoteEdited() => new(
        Problem(
            409, ProblemTypes.NoteEdited, "A person edited this note in the CRM, so it was left as it is.",
            "The messages are stored. Delete the note in the CRM and send again for a new one, or unlink and leave it there.")
        with
        {
            Stored = true,
        });

    public static RefusedException NotLinked() => Of(
        409, ProblemTypes.NotLinked, "The conversation is not linked to a record.", "Link it to a person or company first.");

    public static RefusedException IdentityUnproved() => Of(
        409, ProblemTypes.IdentityUnproved, "It is not certain that this is the same chat.",
        "None of its messages was sent before. Confirm that it is the chat you mean, then send again.");

    public static RefusedException ClickSpent() => Of(
        409, ProblemTypes.ClickSpent, "This click has been used.", "Click again to send again.");

    public static RefusedException ClickExpired() => Of(
        409, ProblemTypes.ClickExpired, "This click is too old, or from the future.", "Click again; check this machine's clock if it happens twice.");

    public static RefusedException ConsentMismatch() => Of(
        422, ProblemTypes.ConsentMismatch, "What was sent is not what was agreed to.",
        "The link, the CRM, the count or the content changed in between. Look at it again, then send again.");

    public static RefusedException IdempotencyMismatch() => Of(
        422, ProblemTypes.IdempotencyMismatch, "This Idempotency-Key was used for another request.", "Make a new key for every new request.");

    public static RefusedException IdempotencyRunning() => Of(
        409, ProblemTypes.IdempotencyRunning, "The same request is still running.",
        "It may have been applied. Ask again in a moment, with the same Idempotency-Key.");

    public static RefusedException CodeUnknown() => Of(
        404, ProblemTypes.NotFound, "This code opens nothing.", "It was used, is older than five minutes, or is mistyped. Make a new one in the web app.");

    public static RefusedException TooManyCodes() => Of(
        429, ProblemTypes.RateLimited, "Too many codes were tried from this address.", "Wait a minute, then try again.", retryAfterSeconds: 60);

    public static ProblemDocument GateUnavailableProblem { get; } = Problem(
        503, ProblemTypes.GateUnavailable, "The server cannot decide now, so it refused.", "Nothing was stored. Try again in a moment.");

    private static ProblemDocument CrmProblem(string type, string title, bool? stored, bool mayHaveBeenApplied) =>
        Problem(502, type, title, stored == true
            ? "The messages are stored; the note in the CRM is behind. Send again in a moment."
            : mayHaveBeenApplied ? "It may have been done all the same. Look in the CRM, then try again." : "Nothing was done. Try again in a moment.")
        with
        {
            Stored = stored,
            MayHaveBeenApplied = mayHaveBeenApplied,
        };

    private static ProblemDocument Problem(int status, string type, string title, string detail) =>
        new() { Status = status, Type = type, Title = title, Detail = detail };

    private static RefusedException Of(int status, string type, string title, string detail, int? retryAfterSeconds = null) =>
        new(Problem(status, type, title, detail), retryAfterSeconds);
}
