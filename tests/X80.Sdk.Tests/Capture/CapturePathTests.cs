using NSubstitute;
using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Sdk.Capture;
using X80.Sdk.Sent;
using X80.Sdk.Tests.Support;

namespace X80.Sdk.Tests.Capture;

public sealed class CapturePathTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_a_click_nothing_but_session_and_snippets_is_asked_for_and_the_page_is_not_touched()
    {
        using var rig = new CaptureRig();
        await rig.Capture.StartAsync(Cancel);
        Assert.Equal(["GetSession", "GetSnippets"], rig.TakeRequests());
        Assert.Empty(rig.Page.Host.ReceivedCalls());
        Assert.Equal((CapturePhase.Idle, "Jo"), (rig.State.Phase, rig.State.Session!.Member.Name));
    }

    [Fact]
    public async Task Each_click_makes_exactly_the_requests_it_pays_for()
    {
        using var rig = new CaptureRig();
        await rig.StartAsync();

        var read = await rig.ClickAsync(new CaptureCommand.Sync());
        Assert.Equal(["Open", "Open"], rig.TakeRequests());
        Assert.Equal((CapturePhase.Unlinked, "Ana Lima"), (read.Phase, Assert.Single(read.Suggestions).Name));
        Assert.Null(read.Preview);

        await rig.ClickAsync(new CaptureCommand.Search(" Ana "));
        Assert.Equal(["Search"], rig.TakeRequests());

        var created = await rig.ClickAsync(new CaptureCommand.Create(RecordKind.Person, "Ana Lima", null));
        Assert.Equal(["CreateRecord"], rig.TakeRequests());
        Assert.Equal(Samples.Link.RecordId, Assert.Single(created.Hits!).RecordId);
        Assert.Equal(CapturePhase.Unlinked, created.Phase);

        var linked = await rig.ClickAsync(new CaptureCommand.Link(Samples.Link.Kind, Samples.Link.RecordId));
        Assert.Equal(["Link", "GetRecord", "GetActivities"], rig.TakeRequests());
        Assert.Equal((CapturePhase.Private, "Ana Lima"), (linked.Phase, linked.Record!.Name));

        var shared = await rig.ClickAsync(new CaptureCommand.SetShared());
        Assert.Equal(["SetPrivacy"], rig.TakeRequests());
        Assert.Equal(CapturePhase.Preview, shared.Phase);
        Assert.Equal(("Ana Lima", "Embedded CRM", 0), (shared.Preview!.RecordName, shared.Preview.CrmDisplayName, shared.Preview.Already));
        Assert.Equal(Samples.Canary, Assert.Single(shared.Preview.Messages).Text);

        var sent = await rig.ClickAsync(new CaptureCommand.Send());
        Assert.Equal(["Sync"], rig.TakeRequests());
        Assert.Equal((CapturePhase.Sent, 1), (sent.Phase, sent.Result!.Accepted));
        Assert.Null(sent.Preview);

        await rig.ClickAsync(new CaptureCommand.SetPrivate(PrivacyHistory.Keep));
        Assert.Equal(["SetPrivacy"], rig.TakeRequests());
        Assert.Equal(CapturePhase.Private, rig.State.Phase);

        await rig.ClickAsync(new CaptureCommand.Dismiss());
        Assert.Empty(rig.TakeRequests());
        Assert.All(rig.States, state => Assert.Null(state.Failure));
    }

    [Fact]
    public async Task A_name_that_is_sent_to_create_a_record_has_its_line_in_the_ledger()
    {
        using var rig = new CaptureRig();
        await rig.StartAsync();

        await rig.ClickAsync(new CaptureCommand.Sync());
        await rig.ClickAsync(new CaptureCommand.Create(RecordKind.Person, "Ana Lima", null));

        Assert.Equal([ConsentAction.Suggest, ConsentAction.Create], (await rig.Ledger.ReadAsync(Cancel)).Select(line => line.Act));
    }

    [Fact]
    public async Task The_name_of_a_chat_is_sent_for_a_suggestion_and_only_while_it_is_not_linked()
    {
        using var rig = new CaptureRig();
        await rig.StartAsync();
        await rig.ClickAsync(new CaptureCommand.Sync());
        var bodies = rig.Api.ReceivedCalls().Select(call => call.GetArguments()[0]).OfType<OpenConversation>().ToArray();
        Assert.Equal([null, "Ana Lima"], bodies.Select(body => body.Title));
        Assert.Equal([null, ConsentAction.Suggest], bodies.Select(body => body.Consent?.Action));
        rig.TakeRequests();

        rig.Holds(Samples.Conversation(linked: true));
        await rig.ClickAsync(new CaptureCommand.Sync());
        Assert.Null(Assert.Single(rig.Api.ReceivedCalls().Select(call => call.GetArguments()[0]).OfType<OpenConversation>()).Title);
        Assert.Equal(["Open", "GetRecord", "GetActivities"], rig.TakeRequests());
    }

    [Fact]
    public async Task A_chat_that_was_sent_to_its_record_before_is_read_and_sent_by_one_click()
    {
        using var rig = new CaptureRig();
        await rig.GoToPreviewAsync();
        rig.Holds(Samples.Conversation(linked: true, shared: true, transmitted: 3, note: Samples.Note));
        var sent = await rig.ClickAsync(new CaptureCommand.Sync());
        Assert.Equal(["Open", "GetRecord", "GetActivities", "Sync"], rig.TakeRequests());
        Assert.Equal(CapturePhase.Sent, sent.Phase);
    }

    [Theory]
    [InlineData(false, 3, true)]
    [InlineData(true, 0, true)]
    [InlineData(true, 3, false)]
    public async Task Otherwise_the_preview_comes_first(bool shared, int transmitted, bool note)
    {
        using var rig = new CaptureRig();
        await rig.GoToPreviewAsync();
        rig.Holds(Samples.Conversation(linked: true, shared, transmitted, note ? Samples.Note : null));
        var read = await rig.ClickAsync(new CaptureCommand.Sync());
        Assert.Equal(["Open", "GetRecord", "GetActivities"], rig.TakeRequests());
        Assert.Equal(shared ? CapturePhase.Preview : CapturePhase.Private, read.Phase);
    }

    [Fact]
    public async Task A_chat_known_by_title_alone_is_private_on_a_machine_that_has_not_confirmed_it()
    {
        using var rig = new CaptureRig();
        await rig.StartAsync();
        rig.Holds(Samples.Conversation(linked: true, shared: true, transmitted: 3, note: Samples.Note));
        var asked = await rig.ClickAsync(new CaptureCommand.Sync());
        Assert.Equal((CapturePhase.Private, true), (asked.Phase, asked.AskSameChat));
        Assert.Equal(["Open", "GetRecord", "GetActivities"], rig.TakeRequests());

        var confirmed = await rig.ClickAsync(new CaptureCommand.SameChat());
        Assert.Equal((CapturePhase.Preview, false), (confirmed.Phase, confirmed.AskSameChat));
        Assert.Empty(rig.TakeRequests());

        await rig.ClickAsync(new CaptureCommand.Send());
        await rig.Api.Received(1).SyncAsync(
            Samples.Id, Arg.Is<SyncRequest>(body => body.Consent.SameChat == true), Arg.Any<string>(), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task A_chat_with_a_number_needs_no_confirmation()
    {
        using var rig = new CaptureRig();
        rig.Page.Title = "+55 11 90000 1234";
        await rig.StartAsync();
        rig.Holds(Samples.Conversation(linked: true, shared: true, transmitted: 3, note: Samples.Note));
        Assert.Equal(CapturePhase.Sent, (await rig.ClickAsync(new CaptureCommand.Sync())).Phase);
    }

    [Fact]
    public async Task When_the_backend_doubts_the_chat_a_click_on_same_chat_sends_it_again_and_says_so()
    {
        using var rig = new CaptureRig();
        await rig.GoToPreviewAsync();
        rig.Api.SyncAsync(default, default!, default!, Cancel).ReturnsForAnyArgs(
            _ => Answers.ProblemAsync<SyncResult>(409, "identity-unproved"), _ => Task.FromResult(Answers.Ok(Samples.Synced())));
        var doubted = await rig.ClickAsync(new CaptureCommand.Send());
        Assert.Equal(("identity-unproved", true, CapturePhase.Preview), (doubted.Failure!.Code, doubted.AskSameChat, doubted.Phase));

        rig.TakeRequests();
        var sent = await rig.ClickAsync(new CaptureCommand.SameChat());
        var body = Assert.Single(rig.Api.ReceivedCalls().Select(call => call.GetArguments()[1]).OfType<SyncRequest>());
        Assert.True(body.Consent.SameChat);
        Assert.Equal((CapturePhase.Sent, false), (sent.Phase, sent.AskSameChat));
    }

    [Fact]
    public async Task One_message_of_a_private_chat_is_shared_with_nothing_beside_it()
    {
        using var rig = new CaptureRig();
        rig.Page.Messages = [Samples.Message(), Samples.Message("3EB0FFFFFFFF", "a neighbour")];
        await rig.StartAsync();
        rig.Holds(Samples.Conversation(linked: true));
        await rig.ClickAsync(new CaptureCommand.Sync());
        rig.TakeRequests();

        var shared = await rig.ClickAsync(new CaptureCommand.ShareOne(MessageId.Parse("3EB0FFFFFFFF")));
        var body = Assert.Single(rig.Api.ReceivedCalls().Select(call => call.GetArguments()[1]).OfType<ShareRequest>());
        Assert.Equal(["Share"], rig.TakeRequests());
        Assert.Equal(("a neighbour", ConsentAction.Share), (body.Message.Text, body.Consent.Action));
        Assert.Equal((CapturePhase.Private, 1), (shared.Phase, shared.Conversation!.Transmitted.Messages));

        await rig.ClickAsync(new CaptureCommand.TakeBack(MessageId.Parse("3EB0FFFFFFFF")));
        await rig.ClickAsync(new CaptureCommand.Unlink(LinkNote.Remove));
        Assert.Equal(["TakeBack", "Unlink"], rig.TakeRequests());
        Assert.Equal(CapturePhase.Unlinked, rig.State.Phase);
    }

    [Fact]
    public async Task Every_send_stands_in_the_ledger_with_its_click_and_answer()
    {
        using var rig = new CaptureRig();
        await rig.GoToPreviewAsync();
        rig.Api.SyncAsync(default, default!, default!, Cancel).ReturnsForAnyArgs(
            _ => Answers.ProblemAsync<SyncResult>(502, "crm-unavailable", ",\"mayHaveBeenApplied\":true"), _ => Task.FromResult(Answers.Ok(Samples.Synced())));
        await rig.ClickAsync(new CaptureCommand.Send());
        await rig.ClickAsync(new CaptureCommand.Send());
        var entries = await rig.Ledger.ReadAsync(Cancel);
        Assert.Equal(["suggest 0 done", "link 0 done", "share-conversation 0 done", "sync 1 may-have-been-applied", "sync 1 done"], entries.Select(e => $"{e.Act} {e.Messages} {e.Answer}"));
        Assert.All(entries, entry => Assert.Equal(("Ana Lima", Samples.Id), (entry.Chat, entry.ConversationId)));
        Assert.Equal(5, entries.Select(entry => entry.ClickId).Distinct().Count());
    }

    [Fact]
    public async Task Without_a_line_in_the_ledger_nothing_is_sent()
    {
        var full = Substitute.For<ISentLedger>();
        full.AddAsync(default!, Cancel).ReturnsForAnyArgs(Task.FromException(new IOException("No space left on /secret/place")));
        using var rig = new CaptureRig(full);
        await rig.StartAsync();
        rig.Holds(Samples.Conversation(linked: true));
        await rig.ClickAsync(new CaptureCommand.Sync());
        await rig.ClickAsync(new CaptureCommand.SetShared());
        rig.TakeRequests();
        var refused = await rig.ClickAsync(new CaptureCommand.Send());
        Assert.Equal("ledger-unwritable", refused.Failure!.Code);
        Assert.Empty(rig.TakeRequests());
    }
}
