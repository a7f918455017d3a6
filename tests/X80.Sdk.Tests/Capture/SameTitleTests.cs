using NSubstitute;
using NSubstitute.Extensions;
using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Messages;
using X80.Sdk.Capture;
using X80.Sdk.Channels;
using X80.Sdk.Tests.Support;

namespace X80.Sdk.Tests.Capture;

/// <summary>Two chats bear one title: the person is asked, each has a conversation of its own from then on, and neither is taken for the other.</summary>
public sealed class SameTitleTests
{
    private const string Title = "Dana Cole";

    private static readonly IReadOnlyList<CapturedMessage> First = [Samples.Message("3EB0AAAAAAAA", "of the first")];
    private static readonly IReadOnlyList<CapturedMessage> Second = [Samples.Message("3EB0BBBBBBBB", "of the second")];
    private static readonly IReadOnlyList<CapturedMessage> Third = [Samples.Message("3EB0CCCCCCCC", "of the third")];

    [Fact]
    public async Task Said_to_be_another_it_has_a_key_of_its_own_and_both_are_known_by_their_messages()
    {
        using var rig = await KnownAsync();
        rig.Page.Messages = Second;

        var asked = await rig.ClickAsync(new CaptureCommand.Sync());
        Assert.Equal((CapturePhase.Private, true, true, false), (asked.Phase, asked.AskSameChat, asked.CanBeOther, asked.IsRenamed));
        Assert.Null(asked.Preview);
        Assert.Equal([(1, false)], TakeOpened(rig));

        Assert.Equal(CapturePhase.Idle, (await rig.ClickAsync(new CaptureCommand.OtherChat())).Phase);
        Assert.Empty(rig.TakeRequests());
        Assert.Equal(CapturePhase.Unlinked, (await rig.ClickAsync(new CaptureCommand.Sync())).Phase);
        Assert.Equal([(2, false), (2, true)], TakeOpened(rig));

        await LinkAsync(rig);
        Holds(rig, 1, 2);
        Assert.Equal(CapturePhase.Preview, (await rig.ClickAsync(new CaptureCommand.Sync())).Phase);
        Assert.Equal([(2, false)], TakeOpened(rig));

        rig.Page.Messages = [.. First, Samples.Message("3EB0AAAAAAA2", "a later one of the first")];
        Assert.Equal(CapturePhase.Preview, (await rig.ClickAsync(new CaptureCommand.Sync())).Phase);
        Assert.Equal([(1, false)], TakeOpened(rig));
    }

    [Fact]
    public async Task Of_several_one_is_asked_about_after_the_other_and_none_of_them_is_one_more()
    {
        using var rig = await KnownAsync();
        await TellApartAsync(rig);
        rig.Page.Messages = Third;

        var first = await rig.ClickAsync(new CaptureCommand.Sync());
        await rig.ClickAsync(new CaptureCommand.OtherChat());
        var second = await rig.ClickAsync(new CaptureCommand.Sync());
        await rig.ClickAsync(new CaptureCommand.OtherChat());
        var third = await rig.ClickAsync(new CaptureCommand.Sync());

        Assert.Equal([(true, CapturePhase.Private), (true, CapturePhase.Private), (false, CapturePhase.Unlinked)], new[] { first, second, third }.Select(state => (state.AskSameChat, state.Phase)));
        Assert.Equal([(1, false), (2, false), (3, false), (3, true)], TakeOpened(rig));

        // What was said of the third says nothing of a fourth.
        rig.Page.Messages = [Samples.Message("3EB0DDDDDDDD", "of a fourth")];
        await rig.ClickAsync(new CaptureCommand.Sync());
        Assert.Equal([(1, false)], TakeOpened(rig));
    }

    [Fact]
    public async Task Said_to_be_one_of_several_it_is_that_one()
    {
        using var rig = await KnownAsync();
        await TellApartAsync(rig);
        rig.Page.Messages = Third;
        await rig.ClickAsync(new CaptureCommand.Sync());
        await rig.ClickAsync(new CaptureCommand.OtherChat());
        await rig.ClickAsync(new CaptureCommand.Sync());

        Assert.Equal(CapturePhase.Preview, (await rig.ClickAsync(new CaptureCommand.SameChat())).Phase);
        TakeOpened(rig);
        Assert.Equal(CapturePhase.Preview, (await rig.ClickAsync(new CaptureCommand.Sync())).Phase);
        Assert.Equal([(2, false)], TakeOpened(rig));
    }

    [Fact]
    public async Task A_chat_that_the_backend_doubted_can_be_told_apart_too_and_its_messages_are_not_taken_for_the_firsts()
    {
        using var rig = await KnownAsync();
        rig.Api.SyncAsync(default, default!, default!, TestContext.Current.CancellationToken).ReturnsForAnyArgs(_ => Answers.ProblemAsync<SyncResult>(409, "identity-unproved"));
        rig.Page.Messages = Second;
        HoldsSent(rig);

        var doubted = await rig.ClickAsync(new CaptureCommand.Sync());
        Assert.Equal(("identity-unproved", true), (doubted.Failure?.Code, doubted.CanBeOther));
        await rig.ClickAsync(new CaptureCommand.OtherChat());
        TakeOpened(rig);

        Assert.Equal(CapturePhase.Unlinked, (await rig.ClickAsync(new CaptureCommand.Sync())).Phase);
        rig.Page.Messages = First;
        await rig.ClickAsync(new CaptureCommand.Sync());
        Assert.Equal([(2, false), (2, true), (1, false)], TakeOpened(rig));
    }

    [Fact]
    public async Task Before_the_answer_nothing_is_brought_into_either()
    {
        using var rig = await KnownAsync();
        rig.Page.Messages = Second;
        CaptureCommand[] commands = [new CaptureCommand.Send(), new CaptureCommand.SetShared(), new CaptureCommand.ShareOne(Second[0].Id), new CaptureCommand.LogActivity(null)];

        foreach (var command in commands)
        {
            await rig.ClickAsync(new CaptureCommand.Sync());
            rig.TakeRequests();
            Assert.Equal("chat-unproved", (await rig.ClickAsync(command)).Failure?.Code);
            Assert.Empty(rig.TakeRequests());
        }
    }

    [Fact]
    public async Task On_another_machine_the_same_answers_lead_to_the_same_conversations()
    {
        using var rig = new CaptureRig();
        rig.Page.Title = Title;
        rig.Page.Messages = Second;
        await rig.StartAsync();
        Holds(rig, 1, 2);

        Assert.True((await rig.ClickAsync(new CaptureCommand.Sync())).CanBeOther);
        await rig.ClickAsync(new CaptureCommand.OtherChat());
        var second = await rig.ClickAsync(new CaptureCommand.Sync());
        Assert.Equal((CapturePhase.Private, true), (second.Phase, second.AskSameChat));
        Assert.Equal(CapturePhase.Preview, (await rig.ClickAsync(new CaptureCommand.SameChat())).Phase);
        Assert.Equal([(1, false), (2, false)], TakeOpened(rig));
    }

    [Fact]
    public async Task A_chat_with_a_number_is_no_other_and_no_question_is_open_where_none_was_asked()
    {
        using var rig = await KnownAsync();
        Assert.Equal("nothing-read", (await rig.ClickAsync(new CaptureCommand.OtherChat())).Failure?.Code);

        using var numbered = await KnownAsync("+55 11 90000 1234");
        numbered.Api.SyncAsync(default, default!, default!, TestContext.Current.CancellationToken).ReturnsForAnyArgs(_ => Answers.ProblemAsync<SyncResult>(409, "identity-unproved"));
        var doubted = await numbered.ClickAsync(new CaptureCommand.Send());
        Assert.Equal((true, false), (doubted.AskSameChat, doubted.CanBeOther));
        Assert.Equal("nothing-read", (await numbered.ClickAsync(new CaptureCommand.OtherChat())).Failure?.Code);
    }

    /// <summary>A chat that was linked and shared on this machine, and read there; nothing was sent.</summary>
    private static async Task<CaptureRig> KnownAsync(string title = Title)
    {
        var rig = new CaptureRig();
        (rig.Page.Title, rig.Page.Messages) = (title, First);
        await rig.GoToPreviewAsync();
        Holds(rig, 1);
        return rig;
    }

    /// <summary>A second one, linked and shared.</summary>
    private static async Task TellApartAsync(CaptureRig rig)
    {
        rig.Page.Messages = Second;
        await rig.ClickAsync(new CaptureCommand.Sync());
        await rig.ClickAsync(new CaptureCommand.OtherChat());
        await rig.ClickAsync(new CaptureCommand.Sync());
        await LinkAsync(rig);
        Holds(rig, 1, 2);
        rig.TakeRequests();
    }

    private static async Task LinkAsync(CaptureRig rig)
    {
        await rig.ClickAsync(new CaptureCommand.Link(Samples.Link.Kind, Samples.Link.RecordId));
        await rig.ClickAsync(new CaptureCommand.SetShared());
    }

    /// <summary>The backend holds linked and shared conversations at these places of the title, and fresh ones elsewhere.</summary>
    private static void Holds(CaptureRig rig, params int[] places) => Holds(rig, places, Samples.Conversation(linked: true, shared: true));

    /// <summary>The first one holds messages, too.</summary>
    private static void HoldsSent(CaptureRig rig) => Holds(rig, [1], Samples.Conversation(linked: true, shared: true, transmitted: 3, note: Samples.Note));

    private static void Holds(CaptureRig rig, IReadOnlyList<int> places, Conversation held) =>
        rig.Api.Configure().OpenAsync(default!, default!, default).ReturnsForAnyArgs(call => Answers.Ok(new OpenedConversation
        {
            Conversation = places.Contains(PlaceOf(call.ArgAt<OpenConversation>(0).Key)) ? held : Samples.Conversation(),
            Suggestions = [],
        }));

    /// <returns>Of each conversation opened since the last look: which of the title's it is, and whether its name was sent.</returns>
    private static (int Place, bool IsNamed)[] TakeOpened(CaptureRig rig)
    {
        (int Place, bool IsNamed)[] opened = [.. rig.Api.ReceivedCalls().Select(call => call.GetArguments()[0]).OfType<OpenConversation>().Select(body => (PlaceOf(body.Key), body.Title is not null))];
        rig.TakeRequests();
        return opened;
    }

    private static int PlaceOf(ConversationKey key) =>
        1 + Array.FindIndex(["", "\n2", "\n3", "\n4"], place => key == ConversationKey.Derive(Samples.Session.KeyMaterial!, KnownChannels.WhatsApp.Kind, $"title:{Title}{place}"));
}
