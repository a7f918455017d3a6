using NSubstitute;
using X80.Sdk.Channels;
using X80.Sdk.Reading;
using X80.Sdk.Tests.Support;

namespace X80.Sdk.Tests.Reading;

public sealed class OpenChatReaderTests
{
    [Fact]
    public async Task A_click_that_has_paid_for_an_act_pays_for_no_look()
    {
        var (page, time) = (new FakePage(), Samples.Clock());
        var click = Samples.Click(time);
        Assert.True(click.TrySpend());

        var refused = await Assert.ThrowsAsync<ReadRefusedException>(
            () => new OpenChatReader(page.Host, KnownChannels.WhatsApp, time).LookAsync(click, TestContext.Current.CancellationToken));

        Assert.Equal("click-spent", refused.Refusal.Why);
        Assert.Empty(page.Host.ReceivedCalls());
    }
}
