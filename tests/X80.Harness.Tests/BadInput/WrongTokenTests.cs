using X80.Conformance.Rig;
using X80.Contract.Tokens;
using X80.Harness.Tests.Support;

namespace X80.Harness.Tests.BadInput;

public sealed class WrongTokenTests(HarnessFixture machine, RunningBackend backend) : IClassFixture<RunningBackend>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_that_the_backend_does_not_know_is_said_so_at_once_and_at_a_click()
    {
        var chats = new PracticeChats();
        using var practice = new PracticeOrigin(chats.Site);
        await using var session = await HarnessSession.StartAsync(machine.OptionsFor(backend.Address, X80Token.NewRandom(), practice), Cancel);
        var person = session.PlayPerson();
        Assert.Equal(Sentences.WrongToken, await person.Sidebar.ReadFailureAsync());

        await person.ClickAsync("dismiss", Cancel);
        await person.ClickAsync("sync", Cancel);

        Assert.Equal(Sentences.WrongToken, await person.Sidebar.ReadFailureAsync());
        Assert.Empty(await backend.FindAsync(chats.Canary, Cancel));
        Assert.Equal(0, await backend.CountConversationsAsync(Cancel));
    }
}
