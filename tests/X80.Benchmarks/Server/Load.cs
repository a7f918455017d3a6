using System.Diagnostics;

namespace X80.Benchmarks.Server;

/// <summary>Requests over 32 connections: as fast as they are answered, or at a fixed rate.</summary>
internal static class Load
{
    public const int Connections = 32;

    /// <returns>Requests a second.</returns>
    public static Task<double> FlatOutAsync(Uri server, IReadOnlyList<byte[]> requests) => FlatOutAsync([server], Connections, requests);

    /// <param name="servers">Each takes what its connections come to.</param>
    /// <param name="each">Connections to each of them.</param>
    /// <param name="requests">Sent once each.</param>
    /// <returns>Requests a second, all servers together.</returns>
    public static async Task<double> FlatOutAsync(IReadOnlyList<Uri> servers, int each, IReadOnlyList<byte[]> requests)
    {
        var next = -1;
        var clock = new Stopwatch();
        await OnEachConnectionAsync([.. servers.SelectMany(server => Enumerable.Repeat(server, each))], clock, async connection =>
        {
            for (var at = Interlocked.Increment(ref next); at < requests.Count; at = Interlocked.Increment(ref next))
            {
                await connection.ExchangeAsync(requests[at]);
            }
        });
        return requests.Count / clock.Elapsed.TotalSeconds;
    }

    /// <summary>
    /// Each request has its moment. Whoever comes late because all connections wait for the server is measured from that
    /// moment on (no coordinated omission); lateness of the timer alone is not the server's.
    /// </summary>
    /// <param name="server">Where to.</param>
    /// <param name="requests">One a moment.</param>
    /// <param name="rate">Requests a second.</param>
    public static async Task<Latencies> AtRateAsync(Uri server, IReadOnlyList<byte[]> requests, double rate)
    {
        var next = -1;
        var clock = new Stopwatch();
        var milliseconds = new double[requests.Count];
        await OnEachConnectionAsync([.. Enumerable.Repeat(server, Connections)], clock, async connection =>
        {
            for (var at = Interlocked.Increment(ref next); at < requests.Count; at = Interlocked.Increment(ref next))
            {
                var due = at * 1000 / rate;
                var early = due - clock.Elapsed.TotalMilliseconds;
                if (early > 0)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(early));
                    due = clock.Elapsed.TotalMilliseconds;
                }

                await connection.ExchangeAsync(requests[at]);
                milliseconds[at] = clock.Elapsed.TotalMilliseconds - due;
            }
        });
        return new Latencies(milliseconds);
    }

    /// <param name="servers">One for each connection.</param>
    /// <param name="clock">Runs while the work does.</param>
    /// <param name="work">On each connection.</param>
    private static async Task OnEachConnectionAsync(IReadOnlyList<Uri> servers, Stopwatch clock, Func<LoadConnection, Task> work)
    {
        var connections = new List<LoadConnection>();
        try
        {
            foreach (var server in servers)
            {
                connections.Add(await LoadConnection.OpenAsync(server));
            }

            clock.Start();
            await Task.WhenAll(connections.Select(connection => Task.Run(() => work(connection))));
            clock.Stop();
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }
    }
}
