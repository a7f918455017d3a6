using NSubstitute;
using NSubstitute.Extensions;
using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Sdk.Capture;
using X80.Sdk.Channels;
using X80.Sdk.Tests.Support;

namespace X80.Sdk.Tests.Capture;

/// <summary>A chat that comes back under another name is known by its messages; the person is asked once, and it is remembered.</summary>
public sealed class RenamedChatTests
{
    [Theory]
    [InlineData("Ana Lima", "Ana Lima-Souza")]
    [InlineData("+55 11 90000 1234", "Ana Lima")]
    [InlineData("Ana Lima", "+55 11 90000 1234")]
    public async Task It_is_proposed_as_the_same_chat_and_known_from_then_on(string before, string now)
    {
        using var rig = await KnownAsync(before);
        rig.Page.Title = now;

        var asked = await rig.ClickAsync(new CaptureCommand.Sync());

        Assert.Equal((CapturePhase.Private, true, true), (asked.Phase, asked.AskSameChat, asked.IsRenamed));
        Assert.Null(asked.Preview);
        Assert.Equal([null, null], Opened(rig).Select(body => body.Title));
        Assert.Equal(["Open", "Open", "GetRecord", "GetActivities"], rig.TakeRequests());

        var confirmed = await rig.ClickAsync(new CaptureCommand.SameChat());
        Assert.Equal((CapturePhase.Preview, false, false), (confirmed.Phase, confirmed.AskSameChat, confirmed.IsRenamed));
        Assert.Empty(rig.TakeRequests());

        rig.Page.Messages = [Samples.Message(), Samples.Message("3EB0FFFFFFFF", "one more message")];
        var again = await rig.ClickAsync(new CaptureCommand.Sync());
        Assert.Equal((CapturePhase.Preview, false, false), (again.Phase, again.AskSameChat, again.IsRenamed));
        Assert.Equal([KeyOf(now), KeyOf(before)], Opened(rig).Select(body => body.Key));
    }

    [Fact]
    public async Task Said_to_be_another_it_is_one_of_its_own_and_is_not_asked_about_again()
    {
        using var rig = await KnownAsync("Ana Lima");
        rig.Page.Title = "Ana from Porto";
        await rig.ClickAsync(new CaptureCommand.Sync());

        Assert.Equal(CapturePhase.Idle, (await rig.ClickAsync(new CaptureCommand.OtherChat())).Phase);
        rig.TakeRequests();

        var own = await rig.ClickAsync(new CaptureCommand.Sync());
        Assert.Equal((CapturePhase.Unlinked, false), (own.Phase, own.AskSameChat));
        Assert.Equal([(KeyOf("Ana from Porto"), null), (KeyOf("Ana from Porto"), "Ana from Porto")], Opened(rig).Select(body => (body.Key, body.Title)));
    }

    [Fact]
    public async Task Before_the_answer_nothing_is_brought_into_the_conversation()
    {
        using var rig = await KnownAsync("Ana Lima");
        rig.Page.Title = "Ana from Porto";
        CaptureCommand[] commands = [new CaptureCommand.Send(), new CaptureCommand.SetShared(), new CaptureCommand.ShareOne(Samples.Message().Id), new CaptureCommand.LogActivity(null)];

        foreach (var command in commands)
        {
            await rig.ClickAsync(new CaptureCommand.Sync());
            rig.TakeRequests();
            Assert.Equal("chat-renamed", (await rig.ClickAsync(command)).Failure?.Code);
            Assert.Empty(rig.TakeRequests());
        }
    }

    [Fact]
    public async Task Another_chat_with_other_messages_is_proposed_as_none()
    {
        using var rig = await KnownAsync("Ana Lima");
        (rig.Page.Title, rig.Page.Messages) = ("Dana Cole", [Samples.Message("3EB0FFFFFFFF", "a message of another chat")]);

        var read = await rig.ClickAsync(new CaptureCommand.Sync());

        Assert.Equal((CapturePhase.Unlinked, false), (read.Phase, read.AskSameChat));
        Assert.Equal(KeyOf("Dana Cole"), Assert.Single(Opened(rig).Select(body => body.Key).Distinct()));
    }

    [Fact]
    public async Task Of_a_chat_that_is_linked_under_its_present_name_nothing_is_asked()
    {
        using var rig = await KnownAsync("Ana Lima");
        rig.Page.Title = "Ana from Porto";
        Holds(rig, "Ana from Porto");

        Assert.False((await rig.ClickAsync(new CaptureCommand.Sync())).IsRenamed);
        Assert.Equal([KeyOf("Ana from Porto")], Opened(rig).Select(body => body.Key));
    }

    /// <summary>A chat that was linked and shared on this machine, and read there.</summary>
    private static async Task<CaptureRig> KnownAsync(string title)
    {
        var rig = new CaptureRig();
        rig.Page.Title = title;
        await rig.GoToPreviewAsync();
        Holds(rig, title);
        return rig;
    }

    /// <summary>The backend holds a linked and shared conversation under one name, and a fresh one under every other.</summary>
    private static void Holds(CaptureRig rig, string title) =>
        rig.Api.Configure().OpenAsync(default!, default!, default).ReturnsForAnyArgs(call => Answers.Ok(new OpenedConversation
        {
            Conversation = call.ArgAt<OpenConversation>(0).Key == KeyOf(title) ? Samples.Conversation(linked: true, shared: true) : Samples.Conversation(),
            Suggestions = [],
        }));

    private static ConversationKey KeyOf(string title) => ConversationKey.Derive(
        Samples.Session.KeyMaterial!, KnownChannels.WhatsApp.Kind, title.StartsWith('+') ? "phone:" + title.Replace(" ", "", StringComparison.Ordinal) : "title:" + title);

    private static IReadOnlyList<OpenConversation> Opened(CaptureRig rig) =>
        [.. rig.Api.ReceivedCalls().Select(call => call.GetArguments()[0]).OfType<OpenConversation>()];
}
