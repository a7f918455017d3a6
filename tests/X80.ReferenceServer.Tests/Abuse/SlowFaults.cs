using System.Globalization;
using X80.Contract.Ids;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;
using X80.ReferenceServer.Tests.Rig.Loading;

namespace X80.ReferenceServer.Tests.Abuse;

/// <summary>Clients that connect and then say nothing, or too little: real sockets to a server in a process of its own.</summary>
public sealed class SlowFaults : IDisposable
{
    /// <summary>5,000 is what the fault asks for.</summary>
    private static readonly int Clients = Asked.For("X80_SLOW_CLIENTS", 1_500);

    /// <summary>Longer than every limit of the server.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fault_58_clients_that_say_nothing_more_are_cut_off_and_keep_nobody_waiting()
    {
        using var database = new TestDatabase(Path.Combine(folder.Path, "data"));
        var token = await ServerProcess.PrepareAsync(folder.Path, Cancel, database);
        using var server = await ServerProcess.StartAsync(folder.Path, Cancel, database.Arguments);
        var calm = await AskAsync(server.Address, token);
        string[] beginnings =
        [
            "",
            "POST /api/ext/conversations HTTP/1.1\r\nHost: loc",
            $"POST /api/ext/conversations HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n"
                + $"Idempotency-Key: {IdempotencyKey.NewRandom().Value}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{\"chan",
        ];
        var slow = new List<RawConnection>();
        try
        {
            for (var i = 0; i < Clients; i++)
            {
                var connection = await RawConnection.OpenAsync(server.Address, Cancel);
                slow.Add(connection);
                await connection.WriteAsync(beginnings[i % beginnings.Length], Cancel);
            }

            var meanwhile = await AskAsync(server.Address, token);
            var ends = await Task.WhenAll(slow.Where((_, i) => i % beginnings.Length != 0).Select(one => one.ReadToEndAsync(Patience, Cancel)));

            Assert.All(ends, end => Assert.True(end.Length == 0 || end.StartsWith("HTTP/1.1 4", StringComparison.Ordinal), end));
            var silent = Asked.For("X80_SLOW_CLIENTS", 0) == 0
                ? []
                : await Task.WhenAll(slow.Where((_, i) => i % beginnings.Length == 0).Select(one => one.ReadToEndAsync(Patience, Cancel)));
            Assert.All(silent, end => Assert.Equal("", end));
            TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Clients} slow clients, {ends.Length + silent.Length} seen cut off; others on new connections, before: {calm}; meanwhile: {meanwhile}"));
        }
        finally
        {
            slow.ForEach(one => one.Dispose());
        }
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Fifty clients after one another, each on a connection of its own.</summary>
    private static async Task<Timings> AskAsync(Uri server, string token)
    {
        var timings = new Timings();
        for (var i = 0; i < 50; i++)
        {
            using var good = new TestMember(server, token, TimeProvider.System);
            (await timings.TakeAsync(() => good.GetAsync("session").WaitAsync(TimeSpan.FromSeconds(10), Cancel))).Expect(200);
        }

        return timings;
    }
}
