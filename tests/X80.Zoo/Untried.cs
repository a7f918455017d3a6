namespace X80.Zoo;

/// <summary>Sabotaged servers that a run has shown to fail other cases than they name, or none: what they are, or what they name, wants mending.</summary>
internal static class Untried
{
    public static IReadOnlySet<string> Names { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "anonymous-is-the-last", "any-members-conversation", "body-id-wins", "counts-after-the-flip", "keeps-a-file", "keeps-refused-titles",
        "keeps-what-breaks-off", "last-token-wins", "lists-titles", "once-shared-always-shared", "share-takes-all", "takes-one-for-a-list",
        "wall-takes-never-set", "wall-takes-what-holds",
    };
}
