namespace X80.Zoo;

/// <summary>
/// Sabotaged clients that do not count, and why: no run has shown that of the cases they are judged by exactly those fail which they
/// name. They are run only where they are named.
/// </summary>
internal static class UnshownClients
{
    private const string NotRun = "no run has judged it yet";

    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["believes-scripts"] = "it failed two of the three cases that it names; the third was mended, and not run again",
        ["focuses-to-read"] = "what it did showed the first time alone; mended, and not run again",
        ["gives-files"] = NotRun,
        ["guard-ends-with"] = "no guard is asked with what stands behind the hash; made anew, and not run again",
        ["opens-many"] = NotRun,
        ["opens-unasked"] = NotRun,
        ["scrolls-to-read"] = "what it did showed the first time alone; mended, and not run again",
        ["selects-to-read"] = "what it did showed the first time alone; mended, and not run again",
        ["takes-silence-for-done"] = "its case passes all the same; why was not found",
        ["tells-of-captures"] = "what it did showed the first time alone; mended, and not run again",
    };
}
