namespace X80.Zoo;

/// <summary>Sabotaged servers of which no run has shown yet that exactly the cases fail which they name.</summary>
internal static class Untried
{
    public static IReadOnlySet<string> Names { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "absolute-address-passes", "accepted-key-passes", "activities-outlive", "anonymous-is-the-last", "answers-with-the-token",
        "any-kind-is-a-record", "any-members-conversation", "any-method-syncs", "any-scheme", "any-word-is-a-kind", "batch-route",
        "bearer-opens-pages", "body-id-wins", "broken-bytes-pass", "coerces", "cookie-authorises", "copies-are-gone", "counts-after-the-flip",
        "counts-what-is-gone", "creates-again", "cuts-long-texts", "edits-unasked", "edits-unseen", "error-names-direction", "finds-nothing",
        "first-of-two-texts", "flags-forbid-nothing", "flip-forgets-withdrawal", "foreign-link-is-told", "foreign-note-is-told",
        "foreign-workspace-is-told", "forgets-clicks", "forgets-withheld", "gate-at-arrival", "gzip-passes", "half-pair-passes",
        "header-names-member", "header-says-method", "ids-in-any-case", "keep-is-withdraw", "keeps-a-file", "keeps-long-titles",
        "keeps-old-texts", "keeps-refused-titles", "keeps-what-breaks-off", "keys-are-everybodys", "last-messages-win", "last-token-wins",
        "ledger-keeps-addresses", "ledger-keeps-flags", "ledger-keeps-keys", "ledger-of-all", "length-and-chunks", "linking-again-shares",
        "links-what-it-suggests", "list-of-syncs", "lists-chat-keys", "lists-handles", "lists-titles", "lock-forgets-shared",
        "lock-forgets-shares", "logging-shares", "logs-two-days", "mark-passes", "media-passes", "members-in-any-case", "messages-are-contacts",
        "messages-name-theirs", "needs-no-key", "no-trail-of-flips", "no-trail-of-reads", "no-trail-of-refusals", "no-trail-of-shares",
        "no-trail-of-syncs", "no-trail-of-withdrawals", "note-counts-readings", "note-follows-link", "note-is-cut", "note-outlives-unlinking",
        "numbers-for-ids", "once-shared-always-shared", "opening-believes-state", "other-body-under-a-key", "path-parameters", "plain-refusals",
        "query-says-shared", "repeat-adds", "repeat-answers-content", "same-chat-unasked", "search-finds-chats", "share-forgets-count",
        "share-opens-chat", "share-takes-all", "share-takes-more", "share-takes-quoted", "shares-by-sync", "shows-a-preview", "shows-twice",
        "socket-twin", "suggests-by-chats", "take-back-does-nothing", "takes-any-hash", "takes-any-type", "takes-deep-bodies",
        "takes-extra-members", "takes-fractions", "takes-future-clicks", "takes-items", "takes-large-bodies", "takes-no-consent", "takes-null",
        "takes-old-clicks", "takes-one-for-a-list", "takes-other-acts", "takes-short-clicks", "takes-text-for-truth", "takes-too-many",
        "tells-its-stack", "text-for-a-message", "titles-are-chats", "trailing-slash-passes", "trims-ids", "trusts-any-hash",
        "typed-lines-pass", "utf-16-passes", "utf-7-passes", "wall-takes-never-set", "wall-takes-what-holds", "wildcard-ids",
        "withdrawn-passes",
    };
}
