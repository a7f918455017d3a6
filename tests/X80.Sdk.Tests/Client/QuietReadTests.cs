using X80.Sdk.Client;
using X80.Sdk.Tests.Support;
using X80.Sdk.Tokens;

namespace X80.Sdk.Tests.Client;

public sealed class QuietReadTests
{
    private const string NotFound = """{"type":"https://x80.dev/problems/not-found"}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_is_available_with_its_value()
    {
        await using var backend = await TinyBackend.AnswerAsync(200, Samples.Json(Samples.Session));
        var read = await Client(backend).GetSessionAsync(Cancel);
        Assert.True(read.IsAvailable);
        Assert.Equal("Jo", read.Value.Member.Name);
    }

    [Theory]
    [InlineData(404, NotFound, null)]
    [InlineData(404, """{"type":"about:blank"}""", UnavailableReason.NotServed)]
    [InlineData(404, "<html>no such page</html>", UnavailableReason.NotServed)]
    [InlineData(501, "", UnavailableReason.NotServed)]
    [InlineData(401, """{"type":"https://x80.dev/problems/unauthenticated"}""", UnavailableReason.TokenRefused)]
    [InlineData(403, """{"type":"https://x80.dev/problems/forbidden-scope"}""", UnavailableReason.Forbidden)]
    [InlineData(429, """{"type":"https://x80.dev/problems/rate-limited"}""", UnavailableReason.RateLimited)]
    [InlineData(500, "", UnavailableReason.ServerFailed)]
    [InlineData(503, "", UnavailableReason.ServerFailed)]
    [InlineData(204, "", UnavailableReason.Malformed)]
    [InlineData(200, "", UnavailableReason.Malformed)]
    [InlineData(200, "null", UnavailableReason.Malformed)]
    [InlineData(200, "{\"id\":", UnavailableReason.Malformed)]
    [InlineData(200, "{}", UnavailableReason.Malformed)]
    [InlineData(302, "", UnavailableReason.Malformed)]
    public async Task What_goes_wrong_becomes_a_value_and_only_the_typed_404_means_absent(int status, string body, UnavailableReason? reason)
    {
        await using var backend = await TinyBackend.AnswerAsync(status, body, "application/problem+json");
        var read = await Client(backend).GetConversationAsync(Samples.Id, Cancel);
        Assert.Equal(reason, read.Reason);
        Assert.Equal(reason is null, read.IsAbsent);
        Assert.Null(read.Value);
    }

    [Fact]
    public async Task A_backend_that_is_down_is_unreachable_and_one_that_is_slow_times_out()
    {
        var gone = await TinyBackend.AnswerAsync(200, "{}");
        var client = Client(gone);
        await gone.DisposeAsync();
        Assert.Equal(UnavailableReason.Unreachable, (await client.GetSessionAsync(Cancel)).Reason);

        await using var slow = await TinyBackend.StartAsync((context, _) => Never(context.RequestAborted));
        var impatient = CaptureClient.Create(
            new CaptureClientOptions { Backend = slow.Address, Timeout = TimeSpan.FromMilliseconds(200) },
            new FixedTokenSource(Samples.Token),
            TimeProvider.System);
        Assert.Equal(UnavailableReason.TimedOut, (await impatient.GetSessionAsync(Cancel)).Reason);
    }

    [Fact]
    public async Task A_cancelled_read_throws_and_is_no_value()
    {
        using var stop = new CancellationTokenSource();
        await using var slow = await TinyBackend.StartAsync(async (context, _) =>
        {
            await stop.CancelAsync();
            await Never(context.RequestAborted);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client(slow).GetSessionAsync(stop.Token));
    }

    [Fact]
    public async Task A_kind_or_member_of_a_newer_backend_is_kept_and_breaks_nothing()
    {
        var newer = Samples.Json(Samples.Conversation()).Replace("\"private\"", "\"embargoed\"", StringComparison.Ordinal)
            .Replace("{\"id\"", "{\"colour\":\"blue\",\"id\"", StringComparison.Ordinal);
        await using var backend = await TinyBackend.AnswerAsync(200, newer);
        var read = await Client(backend).GetConversationAsync(Samples.Id, Cancel);
        Assert.Equal("embargoed", read.Value!.Privacy.Value);
        Assert.False(read.Value.Privacy.IsShared);
    }

    [Fact]
    public async Task A_search_carries_its_words_in_the_body_and_not_in_the_address()
    {
        await using var backend = await TinyBackend.AnswerAsync(200, """{"items":[]}""");
        var hits = await Client(backend).SearchAsync("Ana Lima", null, Cancel);
        Assert.Empty(hits.Value!.Items);
        var seen = Assert.Single(backend.Seen);
        Assert.Equal("/api/ext/records/search", seen.Path);
        Assert.Equal("""{"query":"Ana Lima"}""", seen.Body);
        Assert.Equal("application/json", seen.Headers["Content-Type"]);
    }

    [Fact]
    public async Task The_clock_of_the_backend_is_taken_from_its_answers()
    {
        await using var backend = await TinyBackend.StartAsync((context, _) =>
        {
            context.Response.Headers.Date = Samples.Noon.AddMinutes(7).ToString("R");
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        var client = CaptureClient.Create(backend.Address, Samples.Token, Samples.Clock());
        await client.GetSessionAsync(Cancel);
        Assert.Equal(TimeSpan.FromMinutes(7), client.Clock.Offset);
    }

    private static Task Never(CancellationToken aborted)
    {
        var ended = new TaskCompletionSource();
        aborted.Register(ended.SetResult);
        return ended.Task;
    }

    private static CaptureClient Client(TinyBackend backend) => CaptureClient.Create(backend.Address, Samples.Token, TimeProvider.System);
}
