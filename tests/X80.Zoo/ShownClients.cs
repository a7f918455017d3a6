namespace X80.Zoo;

/// <summary>
/// Sabotaged clients of which a run has shown that of the cases they were judged by exactly those fail which they name. The others are
/// run only where they are named, and count for nothing until one has.
/// </summary>
internal static class ShownClients
{
    public static IReadOnlySet<string> Names { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "captures-after-reload", "dialogs-ungated", "grants-everything", "guard-any-scheme", "guard-suffix", "hourly", "on-message", "opens-late",
        "opens-nothing", "sends-unseen",
    };
}
