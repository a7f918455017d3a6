using System.Text.Json;
using X80.Contract.Conversations;
using X80.Contract.Consents;
using X80.Contract.Json;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Contract.Sessions;
using X80.Sdk.Client;
using X80.Sdk.Tests.Support;

namespace X80.Sdk.Tests.Client;

public sealed class LoudWriteTests
{
    private static readonly Conversation Shown = Samples.Conversation(linked: true, shared: true, transmitted: 3);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(403, "conversation-private", "conversation-private", false)]
    [InlineData(422, "consent-mismatch", "consent-mismatch", false)]
    [InlineData(502, "crm-unavailable\",\"mayHaveBeenApplied\":true,\"x\":\"", "crm-unavailable", true)]
    [InlineData(502, "crm-unavailable\",\"mayHaveBeenApplied\":false,\"x\":\"", "crm-unavailable", false)]
    [InlineData(503, "gate-unavailable", "gate-unavailable", false)]
    [InlineData(400, "NOT A WORD of ours", "refused", false)]
    public async Task A_problem_names_itself_and_says_whether_it_may_have_been_applied(int status, string slug, string code, bool applied)
    {
        var problem = $$"""{"type":"https://x80.dev/problems/{{slug}}","title":"{{Samples.Canary}}","detail":"{{Samples.Canary}}"}""";
        await using var backend = await TinyBackend.AnswerAsync(status, problem, "application/problem+json");
        var failed = await Assert.ThrowsAsync<WriteFailedException>(() => SyncAsync(backend));
        Assert.Equal((code, applied, status), (failed.Code, failed.MayHaveBeenApplied, (int)failed.Status!));
        Assert.Equal(("Sync", Samples.Id.Value), (failed.Operation, failed.Target));
        Assert.Null(failed.InnerException);
    }

    [Theory]
    [InlineData(200, "", "unreadable-answer", true)]
    [InlineData(204, "", "unreadable-answer", true)]
    [InlineData(200, "{\"accepted\":1", "unreadable-answer", true)]
    [InlineData(200, "{}", "unreadable-answer", true)]
    [InlineData(302, "", "redirected", false)]
    [InlineData(401, "", "unauthenticated", false)]
    [InlineData(404, "", "not-served", false)]
    [InlineData(429, "", "rate-limited", false)]
    [InlineData(418, "<html>", "refused", false)]
    [InlineData(500, "<html>", "server-failed", true)]
    public async Task An_answer_without_a_problem_is_a_failure_too(int status, string body, string code, bool applied)
    {
        await using var backend = await TinyBackend.AnswerAsync(status, body, "text/html");
        var failed = await Assert.ThrowsAsync<WriteFailedException>(() => SyncAsync(backend));
        Assert.Equal((code, applied), (failed.Code, failed.MayHaveBeenApplied));
        Assert.Single(backend.Seen);
    }

    [Fact]
    public async Task A_backend_that_is_down_applied_nothing_and_the_message_says_what_to_do()
    {
        var backend = await TinyBackend.AnswerAsync(200, "");
        await backend.DisposeAsync();
        var client = CaptureClient.Create(new Uri("http://127.0.0.1:1/"), Samples.Token, TimeProvider.System);
        var failed = await Assert.ThrowsAsync<WriteFailedException>(() => client.SetPrivateAsync(Samples.Id, PrivacyHistory.Keep, Cancel));
        Assert.Equal(
            $"Private ({Samples.Id}) failed: unreachable. Nothing was applied. Check that the backend runs and that its address is right.",
            failed.Message);
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_once_more_with_the_same_key_and_the_same_bytes()
    {
        await using var backend = await TinyBackend.StartAsync(async (context, number) =>
        {
            if (number == 1)
            {
                context.Abort();
                return;
            }

            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, Samples.Json(Samples.Synced()), Cancel);
        });
        Assert.Equal(1, (await SyncAsync(backend)).Accepted);
        var seen = backend.Seen.ToArray();
        Assert.Equal(2, seen.Length);
        Assert.Equal(seen[0].Headers[ExtHeaders.IdempotencyKey], seen[1].Headers[ExtHeaders.IdempotencyKey]);
        Assert.Equal(seen[0].Body, seen[1].Body);
    }

    [Fact]
    public async Task A_second_lost_answer_is_a_failure_that_may_have_been_applied_and_a_dead_click_is_not_repeated()
    {
        await using var backend = await TinyBackend.StartAsync((context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        var failed = await Assert.ThrowsAsync<WriteFailedException>(() => SyncAsync(backend));
        Assert.Equal(("connection-lost", true, 2), (failed.Code, failed.MayHaveBeenApplied, backend.Seen.Count));

        var time = Samples.Clock();
        var consented = Samples.ConsentedSync(time, Shown);
        time.Advance(TimeSpan.FromMinutes(3));
        await Assert.ThrowsAsync<WriteFailedException>(() => Client(backend).SyncAsync(Samples.Id, consented, Cancel));
        Assert.Equal(3, backend.Seen.Count);
    }

    [Fact]
    public async Task A_request_that_still_runs_is_asked_about_with_the_same_key_until_it_is_done()
    {
        await using var backend = await TinyBackend.StartAsync(async (context, number) =>
        {
            if (number == 1)
            {
                context.Abort();
            }
            else if (number < 4)
            {
                await AnswerRunningAsync(context);
            }
            else
            {
                await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, Samples.Json(Samples.Synced()), Cancel);
            }
        });
        var time = new EagerTime();

        Assert.Equal(1, (await SyncAsync(backend, time)).Accepted);
        Assert.Equal(2, time.Pauses.Count(pause => pause == TimeSpan.FromSeconds(1)));
        Assert.Equal(4, backend.Seen.Count);
        Assert.Single(backend.Seen.Select(request => request.Headers[ExtHeaders.IdempotencyKey]).Distinct());
    }

    [Fact]
    public async Task One_that_goes_on_running_may_have_been_applied_and_says_to_ask_again_with_the_same_key()
    {
        await using var backend = await TinyBackend.StartAsync((context, _) => AnswerRunningAsync(context));

        var failed = await Assert.ThrowsAsync<WriteFailedException>(() => SyncAsync(backend, new EagerTime()));
        Assert.Equal(("idempotency-running", true, 16), (failed.Code, failed.MayHaveBeenApplied, backend.Seen.Count));
        Assert.EndsWith(
            "It may have been applied. It is still running: ask again with the same idempotency key.", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_consent_is_bound_to_exactly_the_bytes_that_are_sent()
    {
        await using var backend = await TinyBackend.AnswerAsync(200, Samples.Json(Samples.Synced()));
        await SyncAsync(backend);
        var body = Assert.Single(backend.Seen).Body;
        var request = JsonSerializer.Deserialize<SyncRequest>(body, ContractJson.Strict)!;
        using var sent = JsonDocument.Parse(body);
        var to = new ConsentTarget { Crm = Shown.Crm, Kind = Samples.Link.Kind, RecordId = Samples.Link.RecordId };
        Assert.Equal(ConsentPayload.Hash(ConsentAction.Sync, Samples.Id, to, 3, sent.RootElement), request.Consent.PayloadHash);
        Assert.NotEqual(ConsentPayload.Hash(ConsentAction.Sync, Samples.Id, to, 4, sent.RootElement), request.Consent.PayloadHash);
    }

    [Fact]
    public async Task A_failure_holds_neither_content_nor_token_wherever_one_looks()
    {
        await using var backend = await TinyBackend.AnswerAsync(500, $"echo {Samples.Canary} {Samples.Token.Reveal()}", "text/plain");
        var failed = await Assert.ThrowsAsync<WriteFailedException>(() => SyncAsync(backend));
        Assert.DoesNotContain(Samples.Canary, failed.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Samples.Token.Reveal(), failed.ToString(), StringComparison.Ordinal);
        Assert.Empty(failed.Data);
        Assert.Contains(Samples.Canary, Assert.Single(backend.Seen).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_even_the_error_of_the_library_below_keeps_words_of_an_answer_or_the_request()
    {
        var problem = $$"""{"type":"https://x80.dev/problems/not-linked","detail":"{{Samples.Canary}}"}""";
        await using var backend = await TinyBackend.AnswerAsync(409, problem, "application/problem+json");
        using var http = new HttpClient { BaseAddress = backend.Address };
        var api = Refit.RestService.ForGenerated<ICaptureApi>(http, RefitDefaults.Create());
        using var response = await api.SyncAsync(Samples.Id, Samples.ConsentedSync(Samples.Clock(), Shown).Request, "key", Cancel);
        var error = Assert.IsType<Refit.ApiException>(response.Error);
        Assert.Equal("""{"type":"https://x80.dev/problems/not-linked"}""", error.Content);
        Assert.Null(error.RequestMessage.Content);
        Assert.Null(error.RequestMessage.Headers.Authorization);
    }

    [Fact]
    public async Task Taking_away_needs_no_consent_and_every_write_has_a_key_of_its_own()
    {
        await using var backend = await TinyBackend.AnswerAsync(200, Samples.Json(Samples.Conversation()));
        var client = Client(backend);
        await client.SetPrivateAsync(Samples.Id, PrivacyHistory.Withdraw, Cancel);
        await client.UnlinkAsync(Samples.Id, LinkNote.Remove, Cancel);
        var seen = backend.Seen.ToArray();
        Assert.Equal("""{"state":"private","history":"withdraw"}""", seen[0].Body);
        Assert.Equal(("DELETE", $"/api/ext/conversations/{Samples.Id}/link?note=remove"), (seen[1].Method, seen[1].Path));
        Assert.Equal(2, seen.Select(request => request.Headers[ExtHeaders.IdempotencyKey]).Where(key => key.Length >= 22).Distinct().Count());
    }

    private static Task<SyncResult> SyncAsync(TinyBackend backend) =>
        Client(backend).SyncAsync(Samples.Id, Samples.ConsentedSync(Samples.Clock(), Shown), Cancel);

    private static Task<SyncResult> SyncAsync(TinyBackend backend, TimeProvider time) =>
        CaptureClient.Create(backend.Address, Samples.Token, time).SyncAsync(Samples.Id, Samples.ConsentedSync(Samples.Clock(), Shown), Cancel);

    private static async Task AnswerRunningAsync(Microsoft.AspNetCore.Http.HttpContext context)
    {
        context.Response.StatusCode = 409;
        context.Response.ContentType = "application/problem+json";
        await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(
            context.Response, """{"type":"https://x80.dev/problems/idempotency-running"}""", Cancel);
    }

    private static CaptureClient Client(TinyBackend backend) => CaptureClient.Create(backend.Address, Samples.Token, TimeProvider.System);
}
