namespace X80.Contract.Problems;

/// <summary>The stable <c>type</c>s of problems, <c>https://x80.dev/problems/&lt;slug&gt;</c>.</summary>
public static class ProblemTypes
{
    public const string Base = "https://x80.dev/problems/";

    public const string Unauthenticated = Base + "unauthenticated";

    public const string ForbiddenScope = Base + "forbidden-scope";

    public const string NotFound = Base + "not-found";

    public const string ConversationPrivate = Base + "conversation-private";

    public const string PrivacyLocked = Base + "privacy-locked";

    public const string ShareLimit = Base + "share-limit";

    public const string NeverCapture = Base + "never-capture";

    public const string RecordChanged = Base + "record-changed";

    public const string IdempotencyRunning = Base + "idempotency-running";

    public const string NotLinked = Base + "not-linked";

    public const string IdentityUnproved = Base + "identity-unproved";

    public const string NoteEdited = Base + "note-edited";

    public const string ClickSpent = Base + "click-spent";

    public const string ClickExpired = Base + "click-expired";

    public const string ConsentMismatch = Base + "consent-mismatch";

    public const string IdempotencyMismatch = Base + "idempotency-mismatch";

    public const string Malformed = Base + "malformed";

    public const string TooLarge = Base + "too-large";

    public const string RateLimited = Base + "rate-limited";

    public const string CrmRefused = Base + "crm-refused";

    public const string CrmUnavailable = Base + "crm-unavailable";

    public const string GateUnavailable = Base + "gate-unavailable";
}
