using NSubstitute;
using X80.Contract.Kinds;
using X80.Contract.Messages;
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

    [Theory]
    [InlineData("in", "none")]
    [InlineData("out", "contradicted")]
    [InlineData("unknown", "marked")]
    [InlineData("in", "perhaps")]
    [InlineData("in", "No Word")]
    public async Task A_side_without_what_tells_it_is_refused(string direction, string certainty)
    {
        var (page, time) = (new FakePage(), Samples.Clock());
        var message = new CapturedMessage
        {
            Id = Samples.Message().Id,
            SentAtCertainty = TimeCertainty.Unknown,
            Direction = Direction.Parse(direction),
            Kind = MessageKind.Text,
            Text = Samples.Canary,
        };
        (page.Messages, page.Certainty) = ([message], certainty);

        var refused = await Assert.ThrowsAsync<ReadRefusedException>(
            () => new OpenChatReader(page.Host, KnownChannels.WhatsApp, time).ReadAsync(Samples.Click(time), TestContext.Current.CancellationToken));

        Assert.Equal(("direction", "drift"), (refused.Refusal.Stage, refused.Refusal.Why));
    }
}
