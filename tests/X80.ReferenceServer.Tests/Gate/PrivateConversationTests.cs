using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using X80.Contract.Ids;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Gate;

/// <summary>A client made of a bare HttpClient tries to get one text of a Private conversation stored.</summary>
public sealed class PrivateConversationTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Ways =>
    [
        "plainly", "with shared as a member", "with shared in the query", "with shared in a header", "with privacy doubled",
        "after a flip, by replay", "by another member's id", "under a share of one", "compressed", "with sameChat claimed",
    ];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task No_way_of_sending_stores_a_private_text(string way)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenAsync();
        await member.LinkAsync(conversation);
        var canary = Wire.Canary();

        var answer = await TryAsync(way, member, conversation, canary);

        Assert.InRange(answer.Status, 400, 499);
        Assert.DoesNotContain(canary, answer.Body + answer.Headers, StringComparison.Ordinal);
        Assert.DoesNotContain(canary, await member.NoteAsync(conversation), StringComparison.Ordinal);
        Assert.DoesNotContain(await member.TextsAsync(conversation), text => text.Contains(canary, StringComparison.Ordinal));
        Assert.Empty(await server.Probe.FindAsync([canary], Cancel));
    }

    [Fact]
    public async Task The_same_sync_is_stored_and_found_once_the_conversation_is_shared()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var canary = Wire.Canary();

        (await member.SyncAsync(conversation, Wire.Message(canary))).Expect(200);

        Assert.Contains(canary, await member.NoteAsync(conversation), StringComparison.Ordinal);
        Assert.Contains(await server.Probe.FindAsync([canary], Cancel), hit => hit.Place == "messages");
        Assert.DoesNotContain(await server.Probe.FindAsync([canary], Cancel), hit => hit.Place.StartsWith("file", StringComparison.Ordinal));
    }

    private async Task<WireAnswer> TryAsync(string way, TestMember member, string conversation, string canary)
    {
        var path = $"conversations/{conversation}/sync";
        var body = await member.SyncBodyAsync(conversation, Wire.Message(canary));
        switch (way)
        {
            case "with shared as a member":
                body["privacy"] = "shared";
                return await member.PostAsync(path, body);
            case "with shared in the query":
                return await member.PostAsync(path + "?privacy=shared&state=shared", body);
            case "with shared in a header":
                using (var request = Request(path, Encoding.UTF8.GetBytes(body.ToJsonString())))
                {
                    request.Headers.Add("X80-Privacy", "shared");
                    return await member.SendAsync(request);
                }

            case "with privacy doubled":
                return await member.SendAsync(HttpMethod.Post, path, body.ToJsonString()[..^1] + ",\"privacy\":\"private\",\"privacy\":\"shared\"}");
            case "after a flip, by replay":
                return await ReplayAsync(member, conversation, canary);
            case "by another member's id":
                using (var other = await server.JoinAsync("Noor Haddad", Cancel))
                {
                    return await other.PostAsync(path, body);
                }

            case "under a share of one":
                return await member.PostAsync($"conversations/{conversation}/messages", body);
            case "compressed":
                using (var request = Request(path, Gzip(body.ToJsonString())))
                {
                    request.Content!.Headers.ContentEncoding.Add("gzip");
                    return await member.SendAsync(request);
                }

            case "with sameChat claimed":
                body["consent"]!["sameChat"] = true;
                return await member.PostAsync(path, body);
            default:
                return await member.PostAsync(path, body);
        }
    }

    /// <summary>A request that was accepted while Shared is sent again, byte for byte, with a text it held, after withdraw.</summary>
    private static async Task<WireAnswer> ReplayAsync(TestMember member, string conversation, string canary)
    {
        var key = IdempotencyKey.NewRandom().Value;
        await member.SetSharedAsync(conversation);
        var body = await member.SyncBodyAsync(conversation, Wire.Message(canary));
        (await member.PostAsync($"conversations/{conversation}/sync", body, key)).Expect(200);
        await member.SetPrivateAsync(conversation, "withdraw");
        return await member.PostAsync($"conversations/{conversation}/sync", body, key);
    }

    private static HttpRequestMessage Request(string path, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/ext/" + path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("Idempotency-Key", IdempotencyKey.NewRandom().Value);
        return request;
    }

    private static byte[] Gzip(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }
}
