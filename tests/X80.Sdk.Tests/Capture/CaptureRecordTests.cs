using NSubstitute;
using NSubstitute.Extensions;
using X80.Contract.Conversations;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Contract.Problems;
using X80.Contract.Records;
using X80.Sdk.Capture;
using X80.Sdk.Sent;
using X80.Sdk.Tests.Support;

namespace X80.Sdk.Tests.Capture;

/// <summary>The linked record, what is held, and saved texts: what each click asks for and what it shows.</summary>
public sealed class CaptureRecordTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_field_is_saved_by_one_write_that_says_what_was_seen_before()
    {
        using var rig = new CaptureRig();
        await rig.GoToPreviewAsync();
        rig.Api.EditRecordAsync(default, default, default!, default!, Cancel).ReturnsForAnyArgs(Answers.Ok(new EditedRecord
        {
            Record = Samples.Record with { Stage = "Won" },
            Results = [new FieldResult { Key = "stage", Ok = true }],
        }));

        var saved = await rig.ClickAsync(new CaptureCommand.EditField("stage", new FieldValue("Won")));

        var body = Assert.Single(rig.Api.ReceivedCalls().Select(call => call.GetArguments().OfType<EditRecord>().FirstOrDefault()).OfType<EditRecord>());
        Assert.Equal(["EditRecord"], rig.TakeRequests());
        Assert.Equal(("Won", "Lead"), (body.Fields["stage"]!.Items[0], body.Was["stage"]!.Items[0]));
        Assert.Equal(("Won", new CaptureOutcome.Saved("Stage")), (saved.Record!.Stage, saved.Outcome));
        Assert.Null(Assert.Single(saved.Edits).Value);
        Assert.Equal("edit 0 done", (await rig.Ledger.ReadAsync(Cancel))[^1] is var line ? $"{line.Act} {line.Messages} {line.Answer}" : "");
    }

    [Theory]
    [InlineData("record-changed", "record-changed")]
    [InlineData("malformed", "field-refused")]
    public async Task A_field_that_was_not_set_says_why_beside_it_and_aloud(string slug, string code)
    {
        using var rig = new CaptureRig();
        await rig.GoToPreviewAsync();
        rig.Api.EditRecordAsync(default, default, default!, default!, Cancel).ReturnsForAnyArgs(Answers.Ok(new EditedRecord
        {
            Record = Samples.Record,
            Results = [new FieldResult { Key = "stage", Ok = false, Problem = new ProblemDocument { Type = ProblemTypes.Base + slug } }],
        }));

        var refused = await rig.ClickAsync(new CaptureCommand.EditField("stage", null));

        Assert.Equal((code, code), (refused.Failure!.Code, refused.Edits["stage"]!.Code));
        Assert.Null(refused.Outcome);
        Assert.Null((await rig.ClickAsync(new CaptureCommand.Dismiss())).Failure);
    }

    [Theory]
    [InlineData("owner")]
    [InlineData("unheard-of")]
    public async Task A_field_that_cannot_be_changed_is_asked_of_nobody(string key)
    {
        using var rig = new CaptureRig();
        await rig.GoToPreviewAsync();

        Assert.Equal("not-editable", (await rig.ClickAsync(new CaptureCommand.EditField(key, new FieldValue("Bea")))).Failure!.Code);
        Assert.Empty(rig.TakeRequests());
    }

    [Fact]
    public async Task An_activity_is_logged_and_the_record_is_read_again()
    {
        using var rig = new CaptureRig();
        await rig.GoToPreviewAsync();
        rig.Api.LogActivityAsync(default, default, default!, default!, Cancel).ReturnsForAnyArgs(Answers.Ok(Samples.Activity));

        var logged = await rig.ClickAsync(new CaptureCommand.LogActivity("Call her on Monday"));

        var body = Assert.Single(rig.Api.ReceivedCalls().Select(call => call.GetArguments().OfType<LogActivity>().FirstOrDefault()).OfType<LogActivity>());
        Assert.Equal(["LogActivity", "GetRecord", "GetActivities"], rig.TakeRequests());
        Assert.Equal(("Call her on Monday", "2026-11-23", Samples.Id), (body.Typed, body.Day, body.ConversationId));
        Assert.Equal(new CaptureOutcome.Logged(Samples.Activity), logged.Outcome);

        var tooLong = await rig.ClickAsync(new CaptureCommand.LogActivity(new string('x', 281)));
        Assert.Equal("typed-too-long", tooLong.Failure!.Code);
        Assert.Empty(rig.TakeRequests());
    }

    [Fact]
    public async Task The_timeline_is_read_quietly_and_goes_on_by_a_click()
    {
        using var rig = new CaptureRig();
        rig.Api.Configure().GetActivitiesAsync(default, default, default, Cancel).ReturnsForAnyArgs(
            Answers.Ok(new ActivityPage { Items = [Samples.Activity], Next = "50" }), Answers.Ok(new ActivityPage { Items = [Samples.Activity] }));
        await rig.GoToPreviewAsync();
        Assert.Equal((1, "50"), (rig.State.Activities!.Count, rig.State.MoreActivities));

        var more = await rig.ClickAsync(new CaptureCommand.MoreActivities());
        Assert.Equal((2, (string?)null), (more.Activities!.Count, more.MoreActivities));
        Assert.Equal(["GetActivities"], rig.TakeRequests());

        using var down = new CaptureRig();
        down.Api.Configure().GetActivitiesAsync(default, default, default, Cancel).ReturnsForAnyArgs(Answers.Down<ActivityPage>());
        var quiet = await down.GoToPreviewAsync();
        Assert.Null(quiet.Activities);
        Assert.Null(quiet.Failure);
    }

    [Fact]
    public async Task What_is_held_is_shown_by_a_click_and_a_message_that_is_taken_back_goes()
    {
        using var rig = new CaptureRig();
        await rig.GoToPreviewAsync();
        rig.Api.GetMessagesAsync(default, default, default, Cancel).ReturnsForAnyArgs(
            Answers.Ok(new MessagePage { Items = [Samples.Message()], Next = "1" }),
            Answers.Ok(new MessagePage { Items = [Samples.Message("3EB0FFFFFFFF", "a neighbour")] }));

        await rig.ClickAsync(new CaptureCommand.ShowSent());
        var held = await rig.ClickAsync(new CaptureCommand.ShowSent());
        Assert.Equal([Samples.Canary, "a neighbour"], held.Held!.Select(message => message.Text));
        Assert.Equal(["GetMessages", "GetMessages"], rig.TakeRequests());

        var back = await rig.ClickAsync(new CaptureCommand.TakeBack(Samples.Message().Id));
        Assert.Equal(["TakeBack"], rig.TakeRequests());
        Assert.Equal(["a neighbour"], back.Held!.Select(message => message.Text));
        Assert.Equal(new CaptureOutcome.TakenBack(), back.Outcome);
    }

    [Fact]
    public async Task Withdraw_tells_each_copy_and_stands_in_the_ledger()
    {
        using var rig = new CaptureRig();
        await rig.GoToPreviewAsync();
        rig.Api.WithdrawAsync(default, default!, default!, Cancel).ReturnsForAnyArgs(Answers.Ok(new WithdrawResult
        {
            Conversation = Samples.Conversation(linked: true),
            Copies = [new WithdrawnCopy { What = "note", State = "owed" }],
        }));

        var withdrawn = await rig.ClickAsync(new CaptureCommand.Withdraw());

        Assert.Equal(["Withdraw"], rig.TakeRequests());
        Assert.Equal("owed", Assert.IsType<CaptureOutcome.Withdrawn>(withdrawn.Outcome).Copies.Single().State);
        Assert.Equal(CapturePhase.Private, withdrawn.Phase);
        Assert.Equal(SentEntry.Withdraw, (await rig.Ledger.ReadAsync(Cancel))[^1].Act);
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_written_stops_what_is_sent_and_nothing_that_takes_away()
    {
        var full = Substitute.For<ISentLedger>();
        using var rig = new CaptureRig(full);
        await rig.GoToPreviewAsync();
        full.AddAsync(default!, Cancel).ReturnsForAnyArgs(Task.FromException(new IOException("No space left on /secret/place")));

        var refused = await rig.ClickAsync(new CaptureCommand.LogActivity(null));
        Assert.Equal("ledger-unwritable", refused.Failure!.Code);
        Assert.Empty(rig.TakeRequests());

        var kept = await rig.ClickAsync(new CaptureCommand.SetPrivate(PrivacyHistory.Keep));
        Assert.Equal(("ledger-behind", CapturePhase.Private), (kept.Failure!.Code, kept.Phase));
        Assert.Equal(["SetPrivacy"], rig.TakeRequests());
    }

    [Fact]
    public async Task Saved_texts_need_no_click_and_one_that_is_gone_is_placed_nowhere()
    {
        using var rig = new CaptureRig();
        await rig.GoToPreviewAsync();
        Assert.Equal("Thanks", Assert.Single(rig.State.Snippets!).Title);

        Assert.Equal("snippet-gone", (await rig.ClickAsync(new CaptureCommand.Insert("gone"))).Failure!.Code);
        Assert.Empty(rig.TakeRequests());

        rig.Api.Configure().GetSnippetsAsync(Cancel).ReturnsForAnyArgs(Answers.Down<X80.Contract.Snippets.SnippetList>());
        var reloaded = await rig.ClickAsync(new CaptureCommand.ReloadSnippets());
        Assert.Equal(["GetSnippets"], rig.TakeRequests());
        Assert.Null(reloaded.Snippets);
        Assert.Null(reloaded.Failure);
    }
}
