using System.Diagnostics;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using X80.Contract.Ids;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Faults;

/// <summary>Bodies and requests that are too large, too deep, too slow, or two at once.</summary>
public sealed class FramingFaults(RunningServer server) : IClassFixture<RunningServer>
{
    private const int MiB = 1024 * 1024;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> AmbiguousRequests => new()
    {
        { "length and chunks", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/ext/session HTTP/1.1\r\nHost: x\r\n\r\n" },
        { "two lengths", "Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}" },
        { "bad chunk", "Transfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n" },
        { "odd coding", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" },
        { "negative length", "Content-Length: -1\r\n\r\n{}" },
        { "space before colon", "Content-Length : 2\r\n\r\n{}" },
    };

    [Fact]
    public async Task Fault_57_bodies_beyond_every_limit_are_refused_and_nobody_waits_for_them()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var sync = $"conversations/{conversation}/sync";
        GC.Collect();
        var before = Process.GetCurrentProcess().WorkingSet64;

        Assert.Equal(413, await PostAsync(member, sync, new ByteArrayContent(new byte[4 * MiB + 1])));
        Assert.Equal(413, await PostAsync(member, sync, Chunked(new byte[4 * MiB + 1])));
        Assert.Equal(400, await PostAsync(member, sync, Zipped()));
        Assert.Equal(400, await PostAsync(member, sync, Text(string.Concat(Enumerable.Repeat("{\"a\":", 65)) + "1" + new string('}', 65))));
        Assert.Equal(400, await PostAsync(member, sync, Text($"{{\"messages\":[{string.Join(',', Enumerable.Repeat("{}", 1_000_000))}]}}")));
        Assert.Equal(413, await PostAsync(member, sync, Text($"{{\"messages\":\"{new string('a', 10_000_000)}\"}}")));
        Assert.Equal(400, await PostAsync(member, sync, new ByteArrayContent([.. "{\"messages\":\""u8, 0xff, 0xfe, .. "\"}"u8])));

        (await member.GetAsync("session")).Expect(200);
        GC.Collect();
        var grown = Process.GetCurrentProcess().WorkingSet64 - before;
        Assert.True(grown < 256L * MiB, $"The process grew by {grown / MiB} MiB.");
        Assert.Empty(await member.TextsAsync(conversation));
    }

    [Theory]
    [MemberData(nameof(AmbiguousRequests))]
    public async Task Fault_60_an_ambiguous_request_gets_one_refusal_and_the_connection_ends(string name, string rest)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var answer = await SendAsync(
            $"POST /api/ext/conversations HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {member.Token}\r\n"
            + $"Idempotency-Key: {IdempotencyKey.NewRandom().Value}\r\nContent-Type: application/json\r\n" + rest);

        Assert.True(answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal) || answer.StartsWith("HTTP/1.1 501", StringComparison.Ordinal), $"{name}: {answer}");
        Assert.Equal(1, answer.Split("HTTP/1.1 ").Length - 1);
        Assert.Empty((await member.GetAsync("conversations")).Expect(200).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task Fault_60_a_request_for_an_upgrade_to_clear_text_http_2_is_an_ordinary_request()
    {
        var answer = await SendAsync(
            "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_58_a_hundred_clients_that_send_nothing_more_do_not_keep_others_waiting()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var slow = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 100; i++)
            {
                var client = new TcpClient();
                slow.Add(client);
                await client.ConnectAsync(server.Address.Host, server.Address.Port, Cancel);
                await client.GetStream().WriteAsync("POST /api/ext/conversations HTTP/1.1\r\nHost: loc"u8.ToArray(), Cancel);
            }

            (await member.GetAsync("session").WaitAsync(TimeSpan.FromSeconds(10), Cancel)).Expect(200);

            // The first of them is cut off by the limit on headers, without an answer or with 408.
            using var reader = new StreamReader(slow[0].GetStream());
            var cut = await reader.ReadToEndAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(60), Cancel);
            Assert.True(cut.Length == 0 || cut.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), cut);
        }
        finally
        {
            slow.ForEach(client => client.Dispose());
        }
    }

    private static async Task<int> PostAsync(TestMember member, string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ext/" + path) { Content = content };
        request.Headers.Add("Idempotency-Key", IdempotencyKey.NewRandom().Value);
        request.Headers.ExpectContinue = true;
        content.Headers.ContentType ??= new MediaTypeHeaderValue("application/json");
        return (await member.SendAsync(request)).Status;
    }

    private static ByteArrayContent Text(string json) => new(Encoding.UTF8.GetBytes(json));

    private static StreamContent Chunked(byte[] body) => new(new UnmeasuredStream(body));

    private static ByteArrayContent Zipped()
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(new byte[100 * MiB]);
        }

        var content = new ByteArrayContent(zipped.ToArray());
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    private async Task<string> SendAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port, Cancel);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Cancel);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadToEndAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(60), Cancel);
    }
}
