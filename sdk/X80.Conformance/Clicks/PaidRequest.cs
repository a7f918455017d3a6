using System.Text.RegularExpressions;
using X80.Conformance.Rig;
using X80.Conformance.Subjects;

namespace X80.Conformance.Clicks;

/// <summary>A kind of request that a click pays for.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path.</param>
/// <param name="Once">Whether it is paid for once; reads of what the click is about are not counted.</param>
internal sealed partial record PaidRequest(string Method, Regex Path, bool Once)
{
    public bool Matches(RecordedRequest request) =>
        request.Method == Method && Path.IsMatch(request.Path.Split('?')[0]);

    /// <summary>What may be asked at any time, without a click.</summary>
    public static bool IsFree(RecordedRequest request) =>
        request is { Method: "GET", Body.Length: 0 } && FreePath().IsMatch(request.Path);

    public static IEnumerable<PaidRequest> By(ClientControl control, bool sentBefore) => control switch
    {
        // Two openings: only the answer of one without envelope tells whether the chat is linked and its name may be sent.
        ClientControl.Sync =>
        [
            Single("POST", ConversationsPath()), Single("POST", ConversationsPath()), .. sentBefore ? [Single("POST", SyncPath())] : Nothing, .. Reads,
        ],
        ClientControl.Create => [Single("POST", RecordsPath()), .. Reads],
        ClientControl.Link => [Single("PUT", LinkPath()), .. Reads],
        ClientControl.Share => [Single("PUT", PrivacyPath()), .. Reads],
        ClientControl.Send => [Single("POST", SyncPath()), .. Reads],
        ClientControl.MakePrivate => [Single("PUT", PrivacyPath()), .. Reads],
        ClientControl.Search => [Single("POST", SearchPath())],
        // It acts in the page alone.
        ClientControl.Insert => Nothing,
        ClientControl.Log => [Single("POST", ActivitiesPath()), .. Reads],
        _ => throw new ArgumentOutOfRangeException(nameof(control)),
    };

    private static IReadOnlyList<PaidRequest> Nothing => [];

    private static IReadOnlyList<PaidRequest> Reads => [new("GET", ConversationReadPath(), Once: false), new("GET", RecordReadPath(), Once: false)];

    private static PaidRequest Single(string method, Regex path) => new(method, path, Once: true);

    [GeneratedRegex("^/api/ext/(session|snippets|ledger)$")]
    private static partial Regex FreePath();

    [GeneratedRegex("^/api/ext/conversations$")]
    private static partial Regex ConversationsPath();

    [GeneratedRegex("^/api/ext/conversations/[A-Za-z0-9_-]+/sync$")]
    private static partial Regex SyncPath();

    [GeneratedRegex("^/api/ext/conversations/[A-Za-z0-9_-]+/link$")]
    private static partial Regex LinkPath();

    [GeneratedRegex("^/api/ext/conversations/[A-Za-z0-9_-]+/privacy$")]
    private static partial Regex PrivacyPath();

    [GeneratedRegex("^/api/ext/conversations/[A-Za-z0-9_-]+(/messages|/note)?$")]
    private static partial Regex ConversationReadPath();

    [GeneratedRegex("^/api/ext/records/search$")]
    private static partial Regex SearchPath();

    [GeneratedRegex("^/api/ext/records/[a-z0-9._-]+/[A-Za-z0-9_-]+/activities$")]
    private static partial Regex ActivitiesPath();

    [GeneratedRegex("^/api/ext/records$")]
    private static partial Regex RecordsPath();

    [GeneratedRegex("^/api/ext/records/[a-z0-9._-]+/[A-Za-z0-9_-]+(/activities)?$")]
    private static partial Regex RecordReadPath();
}
