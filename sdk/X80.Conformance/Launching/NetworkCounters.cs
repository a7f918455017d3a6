using System.Globalization;

namespace X80.Conformance.Launching;

/// <summary>What the kernel counts in a client's network namespace: attempts to leave it, and attempts at other ports of its loopback. Neither can succeed.</summary>
/// <param name="processId">A process of the namespace.</param>
/// <param name="countsRoutes">Whether attempts to leave it count: a browser makes some of its own, to see what network it is in.</param>
internal sealed class NetworkCounters(int processId, bool countsRoutes = true)
{
    private readonly Lock gate = new();
    private readonly List<string> reached = [];
    private long withoutRoute;
    private long unanswered;

    /// <summary>A line for each look that found more attempts than the one before.</summary>
    public IReadOnlyList<string> Reached
    {
        get
        {
            lock (gate)
            {
                Look();
                return [.. reached];
            }
        }
    }

    /// <summary>An address that the rig's proxy refused to it.</summary>
    public void Note(string address)
    {
        lock (gate)
        {
            reached.Add(address);
        }
    }

    private void Look()
    {
        try
        {
            var counted = File.ReadAllLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/net/snmp"));
            var sixth = File.ReadAllLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/net/snmp6"));
            Compare(ref withoutRoute, countsRoutes ? Value(counted, "Ip", "OutNoRoutes") + Value(sixth, "Ip6OutNoRoutes") : 0, "an address beyond its own machine, which no route led to");
            Compare(ref unanswered, Value(counted, "Tcp", "AttemptFails"), "a port of its own machine that nobody answers at");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // The client has ended: what it did before has been counted.
        }
    }

    private void Compare(ref long before, long now, string what)
    {
        if (now > before)
        {
            reached.Add(string.Create(CultureInfo.InvariantCulture, $"{what} ({now - before} times)"));
            before = now;
        }
    }

    /// <summary>Of two lines of one name the first names the columns and the second holds the values.</summary>
    private static long Value(string[] lines, string group, string name)
    {
        var both = lines.Where(line => line.StartsWith(group + ": ", StringComparison.Ordinal)).Select(line => line.Split(' ')).ToList();
        return long.Parse(both[1][both[0].IndexOf(name)], CultureInfo.InvariantCulture);
    }

    private static long Value(string[] lines, string name) =>
        long.Parse(lines.First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..], NumberStyles.Integer, CultureInfo.InvariantCulture);
}
