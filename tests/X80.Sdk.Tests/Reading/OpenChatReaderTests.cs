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

    [Fact]
    public async Task A_copy_is_paid_for_by_a_click_and_holds_the_panel_alone()
    {
        var (page, time, cancel) = (new FakePage(), Samples.Clock(), TestContext.Current.CancellationToken);
        var (reader, click) = (new OpenChatReader(page.Host, KnownChannels.WhatsApp, time), Samples.Click(time));

        var copy = await reader.CopyAsync(click, cancel);

        Assert.Equal(
            "<!doctype html><html lang=\"en-GB\" title=\"&quot;&lt;&amp;\"><head><meta charset=\"utf-8\"></head><body><div id=\"main\">one</div></body></html>", copy.Html);
        Assert.Equal((Samples.Document, true, "copy of the open chat"), (copy.DocumentId, click.IsSpent, copy.ToString()));
        Assert.Equal("click-spent", await WhyNotAsync(() => reader.CopyAsync(click, cancel)));
    }

    [Fact]
    public async Task Nothing_is_copied_of_another_page_or_of_none()
    {
        var (page, time, cancel) = (new FakePage(), Samples.Clock(), TestContext.Current.CancellationToken);
        var reader = new OpenChatReader(page.Host, KnownChannels.WhatsApp, time);
        page.Panels = [];
        Assert.Equal("drift", await WhyNotAsync(() => reader.CopyAsync(Samples.Click(time), cancel)));
        page.Refusal = "no-chat-open";
        Assert.Equal("no-chat-open", await WhyNotAsync(() => reader.CopyAsync(Samples.Click(time), cancel)));
        Assert.Equal("chat-changed", await WhyNotAsync(() => reader.CopyAsync(Samples.Click(time, document: "another"), cancel)));
        page.Document = new(Samples.Document, "https://elsewhere.example/");
        Assert.Equal("wrong-page", await WhyNotAsync(() => reader.CopyAsync(Samples.Click(time), cancel)));
    }

    private static async Task<string> WhyNotAsync(Func<Task> act) => (await Assert.ThrowsAsync<ReadRefusedException>(act)).Refusal.Why;

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
