using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using X80.Conformance.Launching;

namespace X80.Conformance.Tests.Launching;

/// <summary>A client's program in a network of its own: what it reaches, and what is seen of what it does not reach.</summary>
public sealed class PrivateNetworkTests
{
    private const string Nowhere = "192.0.2.1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_in_it_reaches_the_doors_alone_and_every_other_attempt_is_counted()
    {
        using var network = await PrivateNetwork.TryCreateAsync();
        if (network is null)
        {
            // An ordinary user, or a system that gives nobody a network of their own.
            using var refused = Process.Start(new ProcessStartInfo("unshare", ["--net", "true"]) { RedirectStandardError = true })!;
            await refused.WaitForExitAsync(Cancel);
            Assert.NotEqual(0, refused.ExitCode);
            return;
        }
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var port = ((IPEndPoint)server.LocalEndpoint).Port;
        using var waiting = await StartAsync(network, "cat");
        var counters = new NetworkCounters(waiting.Id);

        Assert.Empty(counters.Reached);
        Assert.Equal("", await ReadAsync(network, "127.0.0.1", port));
        Assert.EndsWith("nobody answers at (1 times)", Assert.Single(counters.Reached), StringComparison.Ordinal);

        await using (await Door.OpenAsync(network, new Uri($"http://127.0.0.1:{port}/")))
        {
            var reading = ReadAsync(network, "127.0.0.1", port);
            using (var accepted = await server.AcceptTcpClientAsync(Cancel))
            {
                await accepted.GetStream().WriteAsync("through the door"u8.ToArray(), Cancel);
            }
            Assert.Equal("through the door", await reading);
        }

        Assert.Single(counters.Reached);
        Assert.Equal("", await ReadAsync(network, Nowhere, 80));
        Assert.Contains("no route led to", counters.Reached[^1], StringComparison.Ordinal);
        waiting.StandardInput.Close();
        await waiting.WaitForExitAsync(Cancel);
    }

    [Fact]
    public async Task What_a_client_leaves_running_in_it_is_ended_and_nothing_else()
    {
        using var network = await PrivateNetwork.TryCreateAsync();
        if (network is null)
        {
            return;
        }
        using var left = await StartAsync(network, "sleep 600 & echo $!; exec cat");
        using var other = Process.Start(new ProcessStartInfo("/bin/cat") { RedirectStandardInput = true })!;
        using var helper = Process.GetProcessById(int.Parse((await left.StandardOutput.ReadLineAsync(Cancel))!, CultureInfo.InvariantCulture));

        network.End();

        await helper.WaitForExitAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        await left.WaitForExitAsync(Cancel);
        Assert.NotEqual(0, left.ExitCode);
        Assert.False(other.HasExited);
        other.StandardInput.Close();
        await other.WaitForExitAsync(Cancel);
        Assert.Equal(0, other.ExitCode);
    }

    private static Task<Process> StartAsync(PrivateNetwork network, string line) => network.DoAsync(() =>
        Process.Start(new ProcessStartInfo("/bin/bash", ["-c", line]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!);

    /// <returns>What an address sends; empty where it cannot be reached.</returns>
    private static async Task<string> ReadAsync(PrivateNetwork network, string host, int port)
    {
        using var process = await StartAsync(network, $"exec 3<>/dev/tcp/{host}/{port} && cat <&3");
        return await process.StandardOutput.ReadToEndAsync(Cancel);
    }
}
