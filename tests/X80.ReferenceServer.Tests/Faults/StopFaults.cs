using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using X80.Contract.Ids;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Faults;

/// <summary>A server that is told to stop.</summary>
public sealed class StopFaults
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fault_51_told_to_stop_under_load_it_answers_or_refuses_and_keeps_what_it_answered()
    {
        for (var round = 0; round < Times.Of("X80_STOPS", 1); round++)
        {
            using var folder = new TemporaryFolder();
            using var database = new TestDatabase(Path.Combine(folder.Path, "data"));
            var token = await ServerProcess.PrepareAsync(folder.Path, Cancel, database);
            var answered = new Dictionary<string, bool>();
            using (var server = await ServerProcess.StartAsync(folder.Path, Cancel, database.Arguments))
            {
                using var member = new TestMember(server.Address, token, TimeProvider.System);
                var bodies = new Dictionary<string, JsonObject>();
                for (var i = 0; i < 12; i++)
                {
                    var conversation = await member.OpenSharedAsync($"title:chat {i}");
                    bodies[conversation] = await member.SyncBodyAsync(conversation, Wire.Message($"text {i}"));
                }

                var sends = bodies.ToDictionary(body => body.Key, body => Outcome.OfAsync(member.PostAsync($"conversations/{body.Key}/sync", body.Value)));
                await Task.WhenAny(sends.Values);
                await server.TerminateAsync(Cancel);
                var stopping = Stopwatch.StartNew();
                await Task.WhenAll(sends.Values);
                await server.WaitForExitAsync(Cancel);

                Assert.Equal(0, server.ExitCode);
                Assert.True(stopping.Elapsed < TimeSpan.FromSeconds(10), $"It took {stopping.Elapsed}.");
                foreach (var (conversation, send) in sends)
                {
                    var outcome = await send;
                    Assert.True(outcome is null or 200 or 503, $"An answer of {outcome}.");
                    answered[conversation] = outcome == 200;
                }
            }

            Assert.Contains(true, answered.Values);
            Assert.False(File.Exists(Path.Combine(folder.Path, "data", "x80.db-wal")), "The log was not written back.");
            using var again = await ServerProcess.StartAsync(folder.Path, Cancel, database.Arguments);
            using var after = new TestMember(again.Address, token, TimeProvider.System);
            foreach (var (conversation, _) in answered.Where(sent => sent.Value))
            {
                Assert.Single(await after.TextsAsync(conversation));
            }
        }
    }

    [Fact]
    public async Task Fault_51_an_upload_that_does_not_end_is_refused_and_holds_nothing_up()
    {
        using var folder = new TemporaryFolder();
        using var database = new TestDatabase(Path.Combine(folder.Path, "data"));
        var token = await ServerProcess.PrepareAsync(folder.Path, Cancel, database);
        using var server = await ServerProcess.StartAsync(folder.Path, Cancel, database.Arguments);
        using var upload = new TcpClient();
        await upload.ConnectAsync(server.Address.Host, server.Address.Port, Cancel);
        await using var stream = upload.GetStream();
        string[] head =
        [
            "POST /api/ext/conversations HTTP/1.1", "Host: localhost", $"Authorization: Bearer {token}", "Content-Type: application/json",
            $"Idempotency-Key: {IdempotencyKey.NewRandom().Value}", "Content-Length: 1000000",
        ];
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", head) + "\r\n\r\n{\"channel\":"), Cancel);
        using var member = new TestMember(server.Address, token, TimeProvider.System);
        (await member.GetAsync("session")).Expect(200);

        await server.TerminateAsync(Cancel);
        var stopping = Stopwatch.StartNew();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var answer = await reader.ReadToEndAsync(Cancel);
        await server.WaitForExitAsync(Cancel);

        Assert.Equal(0, server.ExitCode);
        Assert.StartsWith("HTTP/1.1 503", answer, StringComparison.Ordinal);
        Assert.Contains("Retry-After", answer, StringComparison.Ordinal);
        Assert.True(stopping.Elapsed < TimeSpan.FromSeconds(5), $"It took {stopping.Elapsed}.");
    }

    [Fact]
    public async Task Fault_51_it_says_that_it_is_not_ready_while_it_still_serves()
    {
        using var folder = new TemporaryFolder();
        using var database = new TestDatabase(Path.Combine(folder.Path, "data"));
        var token = await ServerProcess.PrepareAsync(folder.Path, Cancel, database);
        using var server = await ServerProcess.StartAsync(folder.Path, Cancel, ["--drain-seconds", "2", .. database.Arguments]);
        using var member = new TestMember(server.Address, token, TimeProvider.System);
        using var before = await member.Http.GetAsync("/readyz", Cancel);

        await server.TerminateAsync(Cancel);
        var ready = 200;
        while (ready == 200)
        {
            using var probe = await member.Http.GetAsync("/readyz", Cancel);
            ready = (int)probe.StatusCode;
        }

        Assert.Equal((200, 503), ((int)before.StatusCode, ready));
        (await member.GetAsync("session")).Expect(200);
        await server.WaitForExitAsync(Cancel);
        Assert.Equal(0, server.ExitCode);
    }
}
