using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using X80.Contract.Ids;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;
using X80.ReferenceServer.Tests.Rig.Loading;

namespace X80.ReferenceServer.Tests.Abuse;

/// <summary>Bodies just beyond and far beyond every limit, sent to a server in a process of its own, whose memory is weighed.</summary>
public sealed class BodyFaults : IDisposable
{
    private const int MiB = 1024 * 1024;
    private const int BodyLimit = 4 * MiB;
    private const int Million = 1_000_000;

    /// <summary>Instead of a status: the server closed while the body was still being sent, and its answer may be lost.</summary>
    private const int CutOff = 0;

    /// <summary>One token may send 6,000 a minute.</summary>
    private const int UnderTheLimit = 5_000;

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fault_57_bodies_beyond_every_limit_are_refused_cost_little_memory_and_hold_nobody_up()
    {
        using var database = new TestDatabase(Path.Combine(folder.Path, "data"));
        var token = await ServerProcess.PrepareAsync(folder.Path, Cancel, database);
        using var server = await ServerProcess.StartAsync(folder.Path, Cancel, database.Arguments);
        using var member = new TestMember(server.Address, token, TimeProvider.System);
        var conversation = await member.OpenSharedAsync();
        var sync = $"conversations/{conversation}/sync";
        await AcceptAsync(member, conversation);
        var (calm, meanwhile) = (new Timings(), new Timings());
        for (var i = 0; i < 100; i++)
        {
            (await calm.TakeAsync(() => member.GetAsync("session"))).Expect(200);
        }

        ProcessMemory.ForgetPeak(server.Id);
        var before = ProcessMemory.Resident(server.Id);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var good = GoodAsync(member, meanwhile, ended.Token);
        var lines = new List<string>();
        foreach (var (name, make, statuses) in Bodies())
        {
            var status = await PostAsync(member, sync, make());
            lines.Add($"{name}: {status}, peak {(ProcessMemory.Peak(server.Id) - before) / MiB} MiB");
            Assert.True(statuses.Contains(status), $"{name}: {status}");
        }

        await ended.CancelAsync();
        await good;
        var grown = ProcessMemory.Peak(server.Id) - before;
        lines.Add($"grown by {grown / MiB} MiB at most; others, before: {calm}; meanwhile: {meanwhile}");
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join('\n', lines));
        Assert.True(grown < 64L * MiB, string.Join('\n', lines));
        Assert.Equal(["at the limit"], (await member.TextsAsync(conversation)).Select(text => text[..12]));
    }

    public void Dispose() => folder.Dispose();

    /// <summary>What is exactly at a limit is taken: the refusals below are of the one byte more.</summary>
    private static async Task AcceptAsync(TestMember member, string conversation)
    {
        (await member.SyncAsync(conversation, Wire.Message("at the limit" + new string('x', (64 * 1024) - 12)))).Expect(200);
        var padded = "{\"query\":\"ana\"}".PadRight(BodyLimit);
        (await member.SendAsync(HttpMethod.Post, "records/search", padded)).Expect(200);
        (await member.SendAsync(HttpMethod.Post, "records/search", padded + " ")).ExpectProblem(413, "too-large");
    }

    private static IEnumerable<(string Name, Func<HttpContent> Make, int[] Statuses)> Bodies()
    {
        yield return ("a body one byte too long", () => new ByteArrayContent(new byte[BodyLimit + 1]), [413]);
        yield return ("the same without a length", () => new StreamContent(new UnmeasuredStream(new byte[BodyLimit + 1])), [413]);
        yield return ("without a length and without an end in sight", () => new StreamContent(new UnmeasuredStream(new byte[64 * MiB])), [413, CutOff]);
        yield return ("a gzip bomb", Zipped, [400, 415]);
        yield return ("nine levels", () => Nested(9), [400]);
        yield return ("a million levels", () => Text(new string('[', Million)), [400]);
        yield return ("a million empty messages", () => Text($"{{\"messages\":[{string.Join(',', Enumerable.Repeat("{}", Million))}]}}"), [400, 413]);
        yield return ("two million numbers", () => Text($"{{\"messages\":[{string.Join(',', Enumerable.Repeat("1", 2 * Million))}]}}"), [400, 413]);
        yield return ("300,000 members", () => Text($"{{{string.Join(',', Enumerable.Range(0, 300_000).Select(n => $"\"{n:x}\":1"))}}}"), [400, 413]);
        yield return ("a text of 4 MB", () => Text($"{{\"messages\":\"{new string('a', 4 * Million)}\"}}"), [400, 413]);
        yield return ("a text of 10 MB", () => Text($"{{\"messages\":\"{new string('a', 10 * Million)}\"}}"), [413]);
        yield return ("escapes of 4 MB", () => Text($"{{\"messages\":\"{string.Concat(Enumerable.Repeat("\\u0061", 4 * Million / 6))}\"}}"), [400, 413]);
        yield return ("a text one byte too long", () => Sync(Wire.Message(new string('x', (64 * 1024) + 1))), [413]);
        yield return ("one message too many", () => Sync([.. Enumerable.Range(0, 5_001).Select(_ => Wire.Message("x"))]), [413]);
        yield return ("bytes that are not UTF-8", () => new ByteArrayContent([.. "{\"messages\":\""u8, 0xff, 0xfe, .. "\"}"u8]), [400]);
        yield return ("UTF-16", () => new ByteArrayContent(Encoding.Unicode.GetBytes("{\"messages\":[]}")), [400]);
        yield return ("nothing", () => new ByteArrayContent([]), [400]);
    }

    /// <summary>Somebody else's day goes on.</summary>
    private static async Task GoodAsync(TestMember member, Timings meanwhile, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested && meanwhile.Count < UnderTheLimit)
        {
            (await meanwhile.TakeAsync(() => member.GetAsync("session"))).Expect(200);
        }
    }

    private static async Task<int> PostAsync(TestMember member, string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ext/" + path) { Content = content };
        request.Headers.Add("Idempotency-Key", IdempotencyKey.NewRandom().Value);
        request.Headers.ExpectContinue = true;
        content.Headers.ContentType ??= new MediaTypeHeaderValue("application/json");
        try
        {
            return (await member.SendAsync(request)).Status;
        }
        catch (HttpRequestException e) when (e.InnerException is IOException)
        {
            return CutOff;
        }
    }

    private static ByteArrayContent Text(string json) => new(Encoding.UTF8.GetBytes(json));

    private static ByteArrayContent Nested(int levels) =>
        Text(string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels));

    private static ByteArrayContent Sync(params JsonObject[] messages)
    {
        var body = Wire.Sync(DateTimeOffset.UnixEpoch, messages);
        body["consent"] = new JsonObject
        {
            ["action"] = "sync",
            ["clickId"] = ClickId.NewRandom().Value,
            ["clickedAt"] = Wire.Time(TimeProvider.System.GetUtcNow()),
            ["payloadHash"] = ClickId.NewRandom().Value,
        };
        return Text(body.ToJsonString());
    }

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
}
