using X80.DesktopWrapper.Tests.Rig;
using X80.Harness.Tests.BadInput;

namespace X80.DesktopWrapper.Tests;

/// <summary>The real program, the real engine, the real server: a person brings the open chat into the CRM with four clicks.</summary>
public sealed class CaptureTests(RunningBackend backend) : IClassFixture<RunningBackend>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_whole_chat_reaches_the_backend_on_real_clicks_and_nothing_before()
    {
        await using var site = await ChannelStandIn.StartAsync(front: null, Cancel);
        await using var proxy = new ConnectProxy(site.Port);
        await using var desktop = await Desktop.StartAsync(Cancel);
        await using var wrapper = RunningWrapper.Start(desktop, site, proxy, backend.Address, backend.Token.Reveal());

        // The page opens its feed when it has drawn its chat; the button is there before.
        await wrapper.UntilAsync(() => site.Asked.Contains("/ws/feed"), site);
        await wrapper.FindAsync("Sync this chat to CRM", "push button");
        Assert.All(backend.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
        Assert.DoesNotContain(backend.Requests, request => request.Contains("conversations", StringComparison.Ordinal));

        await wrapper.PressAsync("Sync this chat to CRM");
        await wrapper.PressAsync("Link ");
        await wrapper.PressAsync("Share this conversation");
        Assert.Equal(0, await TransmittedAsync());
        await wrapper.PressAsync("Send ");
        await wrapper.FindAsync("Sent: ");

        Assert.Equal(site.Practice.Chats[0].Messages.Count, await TransmittedAsync());
        Assert.Empty(proxy.Refused);
        Assert.All(site.Agents.Keys, agent => Assert.Contains("Macintosh", agent, StringComparison.Ordinal));
        Assert.Equal(0, await wrapper.EndAsync());
    }

    private async Task<int> TransmittedAsync() =>
        (await backend.Client.ListConversationsAsync(after: null, limit: null, Cancel)).Value!.Items.Sum(conversation => conversation.Transmitted.Messages);
}
