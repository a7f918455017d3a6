using NSubstitute;
using NSubstitute.Extensions;
using X80.Contract.Conversations;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Contract.Sessions;
using X80.Sdk.Capture;
using X80.Sdk.Clicks;
using X80.Sdk.Pages;
using X80.Sdk.Tests.Support;

namespace X80.Sdk.Tests.Capture;

public sealed class CaptureRefusalTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("no-chat-open")]
    [InlineData("not-signed-in")]
    [InlineData("page-loading")]
    [InlineData("page-hidden")]
    [InlineData("chat-restricted")]
    [InlineData("chat-changed")]
    public async Task A_page_that_cannot_be_read_gets_its_own_sentence_and_nothing_is_asked_of_the_backend(string why)
    {
        using var rig = new CaptureRig();
        await rig.StartAsync();
        rig.Page.Refusal = why;
        var refused = await rig.ClickAsync(new CaptureCommand.Sync());
        Assert.Equal((why, CapturePhase.Idle), (refused.Failure!.Code, refused.Phase));
        Assert.Empty(rig.TakeRequests());
    }

    [Fact]
    public async Task A_page_that_does_not_fit_names_stage_and_selector()
    {
        using var rig = new CaptureRig();
        await rig.StartAsync();
        rig.Page.Refusal = "anything the pack does not know";
        var refused = await rig.ClickAsync(new CaptureCommand.Sync());
        Assert.Equal("drift", refused.Failure!.Code);
        Assert.EndsWith("(Stage rows: [role=row])", refused.Failure.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("http://web.whatsapp.com/")]
    [InlineData("about:blank")]
    public async Task A_page_that_is_not_the_channels_is_not_read(string url)
    {
        using var rig = new CaptureRig();
        await rig.StartAsync();
        rig.Page.Document = new PageDocument(Samples.Document, url);
        Assert.Equal("wrong-page", (await rig.ClickAsync(new CaptureCommand.Sync())).Failure!.Code);
        await rig.Page.Host.DidNotReceiveWithAnyArgs().EvaluateAsync(default!, default!, Cancel);
        Assert.Empty(rig.TakeRequests());
    }

    [Theory]
    [InlineData("another chat")]
    [InlineData("another document")]
    [InlineData("no chat")]
    [InlineData("a reloaded page")]
    public async Task What_changes_between_reading_and_send_stops_the_send(string change)
    {
        using var rig = new CaptureRig();
        await rig.GoToPreviewAsync();
        var document = Samples.Document;
        switch (change)
        {
            case "another chat":
                rig.Page.Title = "Bruno Reis";
                break;
            case "another document":
                rig.Page.Document = new PageDocument("document-2", "https://web.whatsapp.com/");
                break;
            case "no chat":
                rig.Page.Refusal = "no-chat-open";
                break;
            default:
                rig.Page.Document = new PageDocument("document-2", "https://web.whatsapp.com/");
                document = "document-2";
                break;
        }

        var refused = await rig.ClickAsync(new CaptureCommand.Send(), document);
        Assert.Equal(change == "no chat" ? "no-chat-open" : "chat-changed", refused.Failure!.Code);
        Assert.Empty(rig.TakeRequests());
        Assert.Equal(CapturePhase.Idle, refused.Phase);
        Assert.Null(refused.Preview);
    }

    [Theory]
    [InlineData(401, "unauthenticated", "token-refused", CapturePhase.Preview)]
    [InlineData(403, "conversation-private", "conversation-private", CapturePhase.Private)]
    [InlineData(403, "never-capture", "never-capture", CapturePhase.Preview)]
    [InlineData(409, "not-linked", "not-linked", CapturePhase.Unlinked)]
    [InlineData(409, "note-edited", "note-edited", CapturePhase.Preview)]
    [InlineData(409, "click-expired", "click-expired", CapturePhase.Preview)]
    [InlineData(422, "consent-mismatch", "consent-mismatch", CapturePhase.Idle)]
    [InlineData(429, "rate-limited", "rate-limited", CapturePhase.Preview)]
    [InlineData(502, "crm-unavailable", "may-have-been-applied", CapturePhase.Preview)]
    [InlineData(503, "gate-unavailable", "gate-unavailable", CapturePhase.Preview)]
    [InlineData(400, "of-a-later-version", "refused", CapturePhase.Preview)]
    public async Task A_refused_send_says_why_and_where_one_stands(int status, string slug, string code, CapturePhase phase)
    {
        using var rig = new CaptureRig();
        await rig.GoToPreviewAsync();
        rig.Api.SyncAsync(default, default!, default!, Cancel).ReturnsForAnyArgs(_ => Answers.ProblemAsync<SyncResult>(status, slug));
        var refused = await rig.ClickAsync(new CaptureCommand.Send());
        Assert.Equal((code, phase), (refused.Failure!.Code, refused.Phase));
        Assert.Equal(["Sync"], rig.TakeRequests());
        Assert.Null((await rig.ClickAsync(new CaptureCommand.Dismiss())).Failure);
    }

    [Fact]
    public async Task A_backend_that_is_down_is_said_and_what_was_read_stays_for_another_click()
    {
        using var rig = new CaptureRig();
        await rig.GoToPreviewAsync();
        rig.Api.SyncAsync(default, default!, default!, Cancel).ReturnsForAnyArgs(_ => Answers.Down<SyncResult>(), _ => Answers.Ok(Samples.Synced()));
        var failed = await rig.ClickAsync(new CaptureCommand.Send());
        Assert.Equal(("backend-down", CapturePhase.Preview), (failed.Failure!.Code, failed.Phase));
        Assert.Equal(["Sync"], rig.TakeRequests());
        Assert.Equal(CapturePhase.Sent, (await rig.ClickAsync(new CaptureCommand.Send())).Phase);
    }

    [Fact]
    public async Task A_refused_token_is_reported_at_start_and_any_other_missing_session_is_quiet()
    {
        using var refused = new CaptureRig();
        refused.Api.GetSessionAsync(Cancel).ReturnsForAnyArgs(_ => Answers.ProblemAsync<SessionInfo>(401, "unauthenticated"));
        Assert.Equal("token-refused", (await refused.StartAsync()).Failure!.Code);

        using var down = new CaptureRig();
        down.Api.GetSessionAsync(Cancel).ReturnsForAnyArgs(_ => Answers.Down<SessionInfo>(), _ => Answers.Ok(Samples.Session));
        var quiet = await down.StartAsync();
        Assert.Null(quiet.Failure);
        Assert.StartsWith("The backend could not be reached.", quiet.SessionUnavailable, StringComparison.Ordinal);
        Assert.Equal(CapturePhase.Unlinked, (await down.ClickAsync(new CaptureCommand.Sync())).Phase);
    }

    [Fact]
    public async Task A_click_pays_once_and_an_old_one_not_at_all()
    {
        using var rig = new CaptureRig();
        await rig.GoToPreviewAsync();
        var click = Samples.Click(rig.Time);
        await rig.Capture.ExecuteAsync(new CaptureCommand.SetPrivate(PrivacyHistory.Keep), click, Cancel);
        await rig.Capture.ExecuteAsync(new CaptureCommand.SetPrivate(PrivacyHistory.Keep), click, Cancel);
        Assert.Equal("click-expired", rig.State.Failure!.Code);
        Assert.Equal(["SetPrivacy"], rig.TakeRequests());

        var old = Samples.Click(rig.Time);
        rig.Time.Advance(HumanClick.Lifetime + TimeSpan.FromSeconds(1));
        foreach (CaptureCommand command in new CaptureCommand[] { new CaptureCommand.Sync(), new CaptureCommand.Search("Ana") })
        {
            await rig.Capture.ExecuteAsync(command, old, Cancel);
            Assert.Equal("click-expired", rig.State.Failure!.Code);
        }

        Assert.Empty(rig.TakeRequests());
    }

    [Fact]
    public async Task What_was_read_is_dropped_after_fifteen_minutes_and_when_the_page_changed()
    {
        using var rig = new CaptureRig();
        await rig.GoToPreviewAsync();
        rig.Time.Advance(TimeSpan.FromMinutes(14));
        Assert.NotNull(rig.State.Preview);
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((CapturePhase.Idle, (SendPreview?)null), (rig.State.Phase, rig.State.Preview));
        Assert.Equal("nothing-read", (await rig.ClickAsync(new CaptureCommand.Send())).Failure!.Code);

        await rig.ClickAsync(new CaptureCommand.Sync());
        Assert.NotNull(rig.State.Chat);
        rig.Capture.ForgetReading();
        Assert.Null(rig.State.Chat);
    }

    [Fact]
    public async Task While_a_command_runs_another_click_does_nothing_and_stays_unspent()
    {
        using var rig = new CaptureRig();
        await rig.GoToPreviewAsync();
        var answer = new TaskCompletionSource<Refit.IApiResponse<SyncResult>>(TaskCreationOptions.RunContinuationsAsynchronously);
        rig.Api.SyncAsync(default, default!, default!, Cancel).ReturnsForAnyArgs(answer.Task);
        var running = rig.ClickAsync(new CaptureCommand.Send());
        Assert.Equal(CapturePhase.Working, rig.State.Phase);
        var second = Samples.Click(rig.Time);
        await rig.Capture.ExecuteAsync(new CaptureCommand.SetPrivate(PrivacyHistory.Keep), second, Cancel);
        answer.SetResult(Answers.Ok(Samples.Synced()));
        Assert.Equal(CapturePhase.Sent, (await running).Phase);
        Assert.Equal(["Sync"], rig.TakeRequests());
        Assert.True(second.TrySpend());
    }

    [Fact]
    public async Task Once_closed_nothing_counts_and_nothing_is_kept()
    {
        using var rig = new CaptureRig();
        await rig.GoToPreviewAsync();
        rig.Capture.Close();
        await rig.ClickAsync(new CaptureCommand.Sync());
        Assert.Equal((CapturePhase.Closed, (object?)null, (object?)null), (rig.State.Phase, rig.State.Preview, rig.State.Chat));
        Assert.Empty(rig.TakeRequests());
    }

    [Fact]
    public async Task A_cancelled_command_throws_and_leaves_the_state_usable()
    {
        using var rig = new CaptureRig();
        await rig.GoToPreviewAsync();
        using var stop = new CancellationTokenSource();
        rig.Api.SyncAsync(default, default!, default!, Cancel).ReturnsForAnyArgs(async call =>
        {
            await stop.CancelAsync();
            call.ArgAt<CancellationToken>(3).ThrowIfCancellationRequested();
            return Answers.Ok(Samples.Synced());
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            rig.Capture.ExecuteAsync(new CaptureCommand.Send(), Samples.Click(rig.Time), stop.Token));
        Assert.Equal(("cancelled", CapturePhase.Preview), (rig.State.Failure!.Code, rig.State.Phase));
        Assert.Equal("unanswered", (await rig.Ledger.ReadAsync(Cancel))[^1].Answer);
    }

    [Fact]
    public async Task No_failure_shows_content_a_token_a_stack_or_a_place_on_this_machine()
    {
        using var rig = new CaptureRig();
        await rig.GoToPreviewAsync();
        rig.Api.Configure().OpenAsync(default!, default!, Cancel).ReturnsForAnyArgs(_ => Answers.ProblemAsync<OpenedConversation>(500, Samples.Canary));
        var failed = (await rig.ClickAsync(new CaptureCommand.Sync())).Failure!;
        foreach (var failure in CaptureFailures.All.Append(failed))
        {
            Assert.Matches("^[a-z][a-z-]+$", failure.Code);
            foreach (var sentence in new[] { failure.What, failure.Next })
            {
                Assert.Matches(@"^[A-Z][^{}<>\\]+\.$", sentence);
                Assert.DoesNotMatch(@"x80_|canary|Exception|   at |/home|/tmp|null", sentence);
            }
        }

        Assert.Equal(CaptureFailures.All.Count, CaptureFailures.All.Select(failure => failure.What).Distinct().Count());
    }
}
