using System.Diagnostics;

namespace X80.Benchmarks.Server;

/// <summary>Requests over 32 connections: as fast as they are answered, or at a fixed rate.</summary>
internal static class Load
{
    public const int Connections = 32;

    /// <returns>Requests a second.</returns>
    public static async Task<double> FlatOutAsync(Uri server, IReadOnlyList<byte[]> requests)
    {
        var next = -1;
        var clock = new Stopwatch();
        await OnEachConnectionAsync(server, clock, async connection =>
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
        await OnEachConnectionAsync(server, clock, async connection =>
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

    private static async Task OnEachConnectionAsync(Uri server, Stopwatch clock, Func<LoadConnection, Task> work)
    {
        var connections = new List<LoadConnection>();
        try
        {
            for (var opened = 0; opened < Connections; opened++)
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
