using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Remote;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Crm.Remote;

/// <summary>What answers at a CRM's address and is none: the key goes nowhere else, and memory and time are bounded.</summary>
public sealed class NonsenseFaults : IDisposable
{
    private const string Key = "canary-key-of-the-workspace";

    // A call that waits by a clock that nobody moves has failed too.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient client = new(CrmClient.NewHandler()) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly FakeTimeProvider time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Fault_41_a_redirect_is_not_followed_and_the_key_reaches_nobody_else(int status)
    {
        await using var elsewhere = await OddCrm.OpenAsync((http, _) => http.Response.WriteAsJsonAsync(new { data = 1 }));
        await using var crm = await OddCrm.OpenAsync((http, _) =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.Location = elsewhere.Address.AbsoluteUri;
            return Task.CompletedTask;
        });

        var answer = await SendAsync(crm, writing: true);

        Assert.Equal((status, true), (answer.Status, answer.Failure().MayHaveBeenApplied));
        Assert.Equal((1, 0), (crm.Requests, elsewhere.Requests));
    }

    [Theory]
    [InlineData("text/html", "<html>Sign in</html>")]
    [InlineData("application/json", "<html>Sign in</html>")]
    [InlineData("application/json", "")]
    [InlineData("application/json", "{\"data\":")]
    public async Task Fault_41_an_answer_that_is_no_json_says_of_a_write_that_nobody_knows(string type, string body)
    {
        await using var crm = await OddCrm.OpenAsync((http, _) =>
        {
            http.Response.ContentType = type;
            return http.Response.WriteAsync(body, Cancel);
        });

        var answer = await SendAsync(crm, writing: true);

        var failure = Assert.Throws<CrmFailedException>(() => answer.Json());
        Assert.Equal((false, true), (failure.IsRefusal, failure.MayHaveBeenApplied));
        Assert.DoesNotContain("Sign in", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_41_a_body_without_end_is_left_after_8_MiB()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var poured = PourAsync(listener);
        var before = GC.GetTotalAllocatedBytes();

        await Assert.ThrowsAsync<CrmFailedException>(() => SendAsync(Http(), new Uri($"http://{listener.LocalEndpoint}/"), writing: false, Cancel));

        Assert.InRange(await poured, CrmHttp.MostBytes, 3L * CrmHttp.MostBytes);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 512L * 1024 * 1024);
    }

    [Fact]
    public async Task Fault_41_a_slow_drip_ends_after_10_seconds()
    {
        var (begun, over) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var crm = await OddCrm.OpenAsync(async (http, _) =>
        {
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync("{", Cancel);
            await http.Response.Body.FlushAsync(Cancel);
            begun.TrySetResult();
            await over.Task;
        });
        var http = Http();

        var call = http.CallAsync(writing: true, token => SendAsync(http, crm, writing: true, token), Cancel);
        await begun.Task.WaitAsync(Patience, Cancel);
        Assert.False(call.IsCompleted);
        time.Advance(CrmHttp.CallTime);

        Assert.True((await Assert.ThrowsAsync<CrmFailedException>(() => call.WaitAsync(Patience, Cancel))).MayHaveBeenApplied);
        over.SetResult();
    }

    [Fact]
    public async Task Fault_41_a_certificate_that_nobody_vouches_for_gets_no_request()
    {
        await using var crm = await OddCrm.OpenAsync((http, _) => http.Response.WriteAsJsonAsync(new { data = 1 }), isSecure: true);
        Assert.Equal("https", crm.Address.Scheme);

        var failure = await Assert.ThrowsAsync<CrmFailedException>(() => SendAsync(crm, writing: true));

        Assert.Equal((false, false, 0), (failure.IsRefusal, failure.MayHaveBeenApplied, crm.Requests));
    }

    [Fact]
    public async Task Fault_41_a_write_that_broke_off_is_not_sent_again_over_any_connection_and_a_read_is()
    {
        await using var crm = await OddCrm.OpenAsync((http, number) =>
        {
            if (number is 2 or 3)
            {
                http.Abort();
                return Task.CompletedTask;
            }

            return http.Response.WriteAsJsonAsync(new { data = 1 });
        });
        await SendAsync(crm, writing: false);

        // Over the connection that the read before it left open, where the platform would send it again by itself.
        Assert.True((await Assert.ThrowsAsync<CrmFailedException>(() => SendAsync(crm, writing: true))).MayHaveBeenApplied);
        Assert.Equal(2, crm.Requests);
        var read = SendAsync(crm, writing: false);
        await Poll.UntilAsync(
            () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(read.IsCompleted ? 0 : 20));
                return read.IsCompleted;
            },
            Cancel);

        Assert.Equal((200, 4), ((await read).Status, crm.Requests));
    }

    public void Dispose() => client.Dispose();

    /// <returns>How many bytes of a body without end a caller let in. A server of the platform goes on writing to one who is gone.</returns>
    private static async Task<long> PourAsync(TcpListener listener)
    {
        using var caller = await listener.AcceptSocketAsync(Cancel);
        await caller.ReceiveAsync(new byte[8 * 1024], Cancel);
        var sent = 0L;
        try
        {
            await caller.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"u8.ToArray(), Cancel);
            for (var some = new byte[64 * 1024]; sent < 1L << 30;)
            {
                sent += await caller.SendAsync(some, Cancel);
            }
        }
        catch (SocketException)
        {
            // The caller hung up.
        }

        return sent;
    }

    private static Task<CrmAnswer> SendAsync(CrmHttp http, OddCrm crm, bool writing, CancellationToken cancellationToken) =>
        SendAsync(http, crm.Address, writing, cancellationToken);

    private static Task<CrmAnswer> SendAsync(CrmHttp http, Uri address, bool writing, CancellationToken cancellationToken) => http.SendAsync(
        () =>
        {
            var request = new HttpRequestMessage(writing ? HttpMethod.Patch : HttpMethod.Get, address);
            request.Content = writing ? new OnceContent([]) : null;
            request.Headers.Authorization = new("Bearer", Key);
            return request;
        },
        writing,
        cancellationToken).WaitAsync(Patience, cancellationToken);

    private Task<CrmAnswer> SendAsync(OddCrm crm, bool writing) => SendAsync(Http(), crm, writing, Cancel);

    private CrmHttp Http() => new(() => client, new CrmPace(time, [], []), time);
}
