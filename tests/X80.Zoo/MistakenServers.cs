namespace X80.Zoo;

/// <summary>
/// Sabotaged servers that are mistaken about themselves: a run has shown that they fail other cases than they name, or none. What they
/// do, or what they name, wants mending; until then they count for nothing.
/// </summary>
internal static class MistakenServers
{
    public static IReadOnlySet<string> Names { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "anonymous-is-the-last", "any-members-conversation", "body-id-wins", "counts-after-the-flip", "keeps-a-file", "keeps-refused-titles",
        "keeps-what-breaks-off", "last-token-wins", "lists-titles", "once-shared-always-shared", "share-takes-all", "takes-one-for-a-list",
        "wall-takes-never-set", "wall-takes-what-holds",
    };
}
