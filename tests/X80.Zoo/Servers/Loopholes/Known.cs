using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace X80.Zoo.Servers.Loopholes;

/// <summary>What a sabotaged server remembers beside its store, for those that decide by it.</summary>
internal static class Known
{
    private static readonly ConcurrentDictionary<string, int> Links = new(StringComparer.Ordinal);

    /// <value>What was said when a conversation was opened, by its id.</value>
    public static ConcurrentDictionary<string, SeenRequest> Opened { get; } = new(StringComparer.Ordinal);

    /// <value>Ids of conversations that were set to Shared at some time.</value>
    public static ConcurrentDictionary<string, bool> Shared { get; } = new(StringComparer.Ordinal);

    /// <value>Ids of conversations that were withdrawn, that one message was shared from, or that were logged.</value>
    public static ConcurrentDictionary<string, bool> Withdrawn { get; } = new(StringComparer.Ordinal);

    public static ConcurrentDictionary<string, bool> SharedAlone { get; } = new(StringComparer.Ordinal);

    public static ConcurrentDictionary<string, int> Logged { get; } = new(StringComparer.Ordinal);

    /// <value>Keys of writes that were done, with what they were.</value>
    public static ConcurrentDictionary<string, SeenRequest> Done { get; } = new(StringComparer.Ordinal);

    /// <value>The authorisation of each member, by id, and of the last request.</value>
    public static ConcurrentDictionary<string, string> Tokens { get; } = new(StringComparer.Ordinal);

    public static string? FirstToken { get; private set; }

    /// <value>The messages of each conversation's last sync that was taken, as JSON, and the ids of all that were ever taken.</value>
    public static ConcurrentDictionary<string, string> Synced { get; } = new(StringComparer.Ordinal);

    public static ConcurrentDictionary<string, bool> MessageIds { get; } = new(StringComparer.Ordinal);

    /// <value>How many syncs of a conversation were refused in a row.</value>
    public static ConcurrentDictionary<string, int> Tries { get; } = new(StringComparer.Ordinal);

    /// <value>Connections on which a sync was refused.</value>
    public static ConcurrentDictionary<string, bool> RefusedOn { get; } = new(StringComparer.Ordinal);

    /// <value>Ids of conversations that were set to Private by a member of a locked workspace.</value>
    public static ConcurrentDictionary<string, bool> PrivateUnderLock { get; } = new(StringComparer.Ordinal);

    private static ConcurrentDictionary<string, bool> LockedTokens { get; } = new(StringComparer.Ordinal);

    private static ConcurrentDictionary<string, string> LastLinked { get; } = new(StringComparer.Ordinal);

    /// <value>Names that records were given, by path.</value>
    public static ConcurrentDictionary<string, string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Another server begins in this process: it knows neither who asked the one before first, nor what was shared there.</summary>
    public static void Forget()
    {
        FirstToken = null;
        Opened.Clear();
        Shared.Clear();
    }

    public static void Remember(SeenRequest request, int status, JsonObject? answer)
    {
        if (request.IdOrEmpty is { Length: > 0 } id && request.Method != "GET")
        {
            var isRefused = request.IsSync && status is < 200 or > 299;
            Tries[id] = isRefused ? Tries.GetValueOrDefault(id) + 1 : 0;
            _ = isRefused && RefusedOn.TryAdd(request.Connection, true);
        }
        if (status is < 200 or > 299)
        {
            return;
        }
        FirstToken ??= request.Header("Authorization");
        if (request.Header("Idempotency-Key") is { } key)
        {
            Done.TryAdd(key, request);
        }
        if (request.IsOpen && answer?["conversation"]?["id"]?.ToString() is { } opened)
        {
            Opened[opened] = request;
        }
        if (request.Path.EndsWith("/session", StringComparison.Ordinal) && answer?["member"]?["id"]?.ToString() is { } member)
        {
            Tokens[member] = request.Header("Authorization") ?? "";
            _ = answer["privacyChange"]?.ToString() == "web" && LockedTokens.TryAdd(Tokens[member], true);
        }
        if (request.Method == "PATCH" && request.Json?["fields"]?["name"] is { } name)
        {
            Names[request.Path] = name.ToString();
        }
        RememberAct(request, request.IdOrEmpty);
    }

    private static void RememberAct(SeenRequest request, string id)
    {
        if (request.Method == "PUT" && request.Path.EndsWith("/link", StringComparison.Ordinal))
        {
            Links.AddOrUpdate(id, 1, (_, count) => count + 1);
            LastLinked[request.Header("Authorization") ?? ""] = id;
        }
        if (request.IsSync && request.Json?["messages"] is JsonArray messages)
        {
            Synced[id] = messages.ToJsonString();
            foreach (var message in messages)
            {
                MessageIds[message?["id"]?.ToString() ?? ""] = true;
            }
        }
        if (request.IsFlip && request.Json?["state"]?.ToString() == "private" && LockedTokens.ContainsKey(request.Header("Authorization") ?? ""))
        {
            PrivateUnderLock[id] = true;
        }
        if (request.IsFlip && request.Json?["state"]?.ToString() == "shared")
        {
            Shared[id] = true;
        }
        if (request.Path.EndsWith("/withdraw", StringComparison.Ordinal))
        {
            Withdrawn[id] = true;
        }
        if (request.IsShare)
        {
            SharedAlone[id] = true;
        }
        if (request.IsLog && request.Json?["conversationId"]?.ToString() is { } logged)
        {
            Logged.AddOrUpdate(logged, 1, (_, count) => count + 1);
        }
    }

    /// <returns>The authorisation of who opened it; null where nobody is known to have.</returns>
    public static string? OwnerOf(string id) => Opened.TryGetValue(id, out var opened) ? opened.Header("Authorization") : null;

    /// <returns>The conversation that the one who asks has linked last; null for none.</returns>
    public static string? LinkedBy(SeenRequest request) => LastLinked.GetValueOrDefault(request.Header("Authorization") ?? "");

    public static int LinksOf(string id) => Links.GetValueOrDefault(id);

    public static string? Exact(string id) => Links.ContainsKey(id) ? id : null;

    public static string? InAnyCase(string id) => Links.Keys.FirstOrDefault(known => string.Equals(known, id, StringComparison.OrdinalIgnoreCase));

    /// <returns>The one that begins so; null for none, and for no beginning at all.</returns>
    public static string? Find(string start) => start.Length == 0 ? null : Links.Keys.FirstOrDefault(known => known.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Whether a Shared conversation was opened with the same words.</summary>
    public static bool IsTwinShared(string id, string member) =>
        Opened.TryGetValue(id, out var mine) && mine.Json?[member]?.ToString() is { } word
        && Opened.Any(other => other.Key != id && Shared.ContainsKey(other.Key) && other.Value.Json?[member]?.ToString() == word);
}
