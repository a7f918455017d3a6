using X80.Zoo.Servers.Loopholes;

namespace X80.Zoo.Servers.Tables;

/// <summary>Servers that take somebody for somebody else.</summary>
internal static class AccessMutants
{
    private static readonly string[] Naming = ["X-Member-Id", "X-User"];

    public static IReadOnlyList<SabotagedServer> All { get; } =
    [
        As("anonymous-is-the-first", "Takes a request without a token for one of who asked first.", ["WIRE-7/AU/1"],
            r => r.Path.StartsWith("/api/ext/", StringComparison.Ordinal) && r.Header("Authorization") is null && r.Header("Cookie") is null && r.Header("X-Api-Key") is null && r.Query.Length == 0 ? Known.FirstToken : null),
        As("cookie-authorises", "Takes a token from a cookie.", ["WIRE-9/AU/5"], r => r.Header("Cookie") is { } cookie && cookie.StartsWith("token=", StringComparison.Ordinal) ? "Bearer " + cookie["token=".Length..cookie.IndexOf(';', StringComparison.Ordinal)] : null),
        As("last-token-wins", "Takes the last of two tokens.", ["WIRE-7/AU/6"], r => r.Header("Authorization") is { } tokens && tokens.Contains(',', StringComparison.Ordinal) && tokens.Split(',')[^1] is { } last && last.StartsWith("Bearer", StringComparison.Ordinal) ? last : null),
        As("any-scheme", "Takes a token under any scheme.", ["WIRE-7/AU/7"], r => r.Header("Authorization") is { } text && (text.StartsWith("Basic ", StringComparison.Ordinal) || text.StartsWith("Token ", StringComparison.Ordinal)) ? "Bearer " + text[6..].Trim() : null),
        As("header-names-member", "Believes a header about who asks.", ["GATE-8/AU/3"], r => Naming.Select(r.Header).OfType<string>().Select(id => Known.Tokens.GetValueOrDefault(id)).FirstOrDefault(token => token is not null)),
        As("anybody-takes-back", "Takes a message back for whoever asks.", ["GATE-8/AU/12"],
            r => r.Method == "DELETE" && r.Path.Contains("/messages/", StringComparison.Ordinal) ? Known.OwnerOf(r.IdOrEmpty) : null),
        As("owner-by-address", "Takes the first sync of a conversation for one of its owner's.", ["GATE-8/RP/8"],
            r => r.IsSync && r.Header("Authorization") is not null && Known.Shared.ContainsKey(r.IdOrEmpty) && !Known.Synced.ContainsKey(r.IdOrEmpty) ? Known.OwnerOf(r.IdOrEmpty) : null),
        new SqlMutant("any-members-conversation", "Looks conversations up without asking whose they are.", ["GATE-8/AU/2", "GATE-8/AU/3", "GATE-8/AU/13", "GATE-8/AU/14", "GATE-8/AU/15"], ("conversations.find", " and member_id = @Member", "")),
        Told("foreign-link-is-told", "Says of a link that the conversation is somebody else's.", ["GATE-8/AU/14"], r => r.Method == "PUT" && r.Path.EndsWith("/link", StringComparison.Ordinal)),
        Told("foreign-note-is-told", "Says of a note that it is somebody else's.", ["GATE-8/AU/2", "GATE-8/AU/15"], r => r.IsGet("/note")),
        new AnswerMutant("foreign-workspace-is-told", "Tells a stranger which conversations there are.", ["GATE-8/AU/11"], (r, response, _) =>
        {
            if (response.StatusCode == 401 && Seen.Linked.ContainsKey(r.IdOrEmpty))
            {
                response.StatusCode = 403;
            }
            Seen.Remember(r, response);
            return null;
        }),
        new AnswerMutant("ledger-of-all", "Tells in a ledger of other members' conversations.", ["GATE-8/AU/10"], (r, response, answer) =>
        {
            Seen.Remember(r, response);
            return r.IsGet("/ledger") ? Seen.With(answer, "others", string.Join(' ', Seen.Linked.Keys)) : null;
        }),
        new AnswerMutant("bearer-opens-pages", "Opens a page of the web app for a client's token.", ["WIRE-9/AU/9"], (r, response, _) =>
        {
            if (r.Path == "/settings" && r.Header("Authorization") is not null)
            {
                response.StatusCode = 200;
            }
            return null;
        }),
        new LockMutant("lock-forgets-shared", "Lets a client set Shared under the lock.", ["GATE-3/LK/1", "GATE-3/LK/3"], r => r.IsFlip),
        new LockMutant("lock-forgets-shares", "Lets a client share a message under the lock.", ["GATE-3/LK/2"], r => r.IsShare),
    ];

    private static Loophole As(string name, string defect, string[] mustFail, Func<SeenRequest, string?> authorization) =>
        new(name, defect, mustFail, r => authorization(r) is { } token ? r.WithHeader("Authorization", token) : null, passes: false);

    private static AnswerMutant Told(string name, string defect, string[] mustFail, Func<SeenRequest, bool> where) => new(name, defect, mustFail, (r, response, answer) =>
    {
        var told = response.StatusCode == 404 && where(r) && Seen.Linked.ContainsKey(r.IdOrEmpty) ? Seen.With(answer, "exists", "true") : null;
        Seen.Remember(r, response);
        return told;
    });
}
