using X80.Sdk.Channels;
using X80.Sdk.Guarding;

namespace X80.Sdk.Tests.Guarding;

public sealed class HostGuardTests
{
    private static readonly HostGuard Guard = new(KnownChannels.WhatsApp.DocumentHosts);

    public static TheoryData<string> CaseIds => [.. GuardCases.Ids];

    [Theory]
    [MemberData(nameof(CaseIds))]
    public void A_case_is_decided_as_the_table_says(string id)
    {
        var decision = Guard.Decide(GuardCases.Url(id), GuardCases.Context(id), GuardCases.Gesture(id));

        Assert.Equal(GuardCases.Expected(id), (decision.Action, decision.Trusted));
    }

    [Fact]
    public void The_table_holds_all_its_cases() => Assert.Equal(155, GuardCases.Ids.Count());

    [Theory]
    [MemberData(nameof(CaseIds))]
    public void Without_a_click_nothing_is_opened_outside(string id) =>
        Assert.NotEqual(GuardAction.OpenExternally, Guard.Decide(GuardCases.Url(id), GuardCases.Context(id)).Action);

    [Theory]
    [InlineData(GuardContext.Top, "https://web.whatsapp.com/", GuardReasons.ChannelHost)]
    [InlineData(GuardContext.Top, "https://example.com/", GuardReasons.ExternalLink)]
    [InlineData(GuardContext.Top, "http://web.whatsapp.com/", GuardReasons.ChannelOwnHost)]
    [InlineData(GuardContext.Top, "https://WEB.whatsapp.com/", GuardReasons.ChannelOwnHost)]
    [InlineData(GuardContext.External, "https://web.whatsapp.com/", GuardReasons.ChannelOwnHost)]
    [InlineData(GuardContext.Top, "https://a@example.com/", GuardReasons.UserInfo)]
    [InlineData(GuardContext.Top, "https://example.com:8443/", GuardReasons.PortNotAllowed)]
    [InlineData(GuardContext.Top, "http://example.com:443/", GuardReasons.PortNotAllowed)]
    [InlineData(GuardContext.Top, "https://10.0.0.1/", GuardReasons.NotPublicHost)]
    [InlineData(GuardContext.Top, "https://192.168.10.10/", GuardReasons.NotPublicHost)]
    [InlineData(GuardContext.Top, "https://127.0x7f/", GuardReasons.NotPublicHost)]
    [InlineData(GuardContext.Top, "http://printer.local/", GuardReasons.NotPublicHost)]
    [InlineData(GuardContext.Top, "https://example.com./", GuardReasons.Ambiguous)]
    [InlineData(GuardContext.Top, "javascript:alert(1)", GuardReasons.SchemeNotAllowed)]
    [InlineData(GuardContext.Popup, "mailto:a@b.co?bcc=c@d.co", GuardReasons.MailNotAllowed)]
    [InlineData(GuardContext.Popup, "tel:*#06#", GuardReasons.PhoneNotAllowed)]
    [InlineData(GuardContext.Frame, "about:blank", GuardReasons.BlankFrame)]
    [InlineData(GuardContext.Frame, "blob:https://web.whatsapp.com/1", GuardReasons.ChannelBlob)]
    [InlineData(GuardContext.Frame, "https://example.com/", GuardReasons.NotTheChannel)]
    [InlineData(GuardContext.Dialog, "https://web.whatsapp.com/", GuardReasons.ChannelHost)]
    [InlineData(GuardContext.Dialog, "about:blank", GuardReasons.NotTheChannel)]
    [InlineData(GuardContext.Top, null, GuardReasons.NoAddress)]
    [InlineData((GuardContext)99, "https://web.whatsapp.com/", GuardReasons.UnknownContext)]
    public void A_decision_says_its_reason(GuardContext context, string? url, string reason) =>
        Assert.Equal(reason, Guard.Decide(url, context, gesture: true).Reason);

    [Fact]
    public void A_link_that_would_open_on_a_click_says_that_the_click_is_missing() =>
        Assert.Equal(GuardReasons.NoGesture, Guard.Decide("https://example.com/", GuardContext.Top).Reason);

    [Fact]
    public void An_address_is_loaded_up_to_its_longest_length_and_no_further()
    {
        var longest = "https://web.whatsapp.com/".PadRight(8192, 'a');

        Assert.Equal(GuardAction.Load, Guard.Decide(longest, GuardContext.Top).Action);
        Assert.Equal(GuardReasons.TooLong, Guard.Decide(longest + "a", GuardContext.Top).Reason);
    }

    [Fact]
    public void A_development_host_loads_only_where_it_is_named()
    {
        const string Url = "https://channel.example/";

        Assert.NotEqual(GuardAction.Load, Guard.Decide(Url, GuardContext.Top, gesture: true).Action);
        Assert.Equal(GuardAction.Load, new HostGuard(["whatsapp.com", "channel.example"]).Decide(Url, GuardContext.Top).Action);
    }

    [Theory]
    [InlineData(GuardContext.Top, "https://web.whatsapp.com/path?query#fragment", GuardAction.Load)]
    [InlineData(GuardContext.Frame, "blob:https://web.whatsapp.com/6d8d", GuardAction.Load)]
    [InlineData(GuardContext.Frame, "about:blank", GuardAction.Load)]
    [InlineData(GuardContext.Permission, "https://web.whatsapp.com", GuardAction.Load)]
    [InlineData(GuardContext.Top, "https://Example.com/a|b%20c", GuardAction.OpenExternally)]
    [InlineData(GuardContext.Popup, "mailto:a@b.co?subject=Hi&body=x%0Ay", GuardAction.OpenExternally)]
    [InlineData(GuardContext.External, "sms:+1555-1234?body=hi", GuardAction.OpenExternally)]
    [InlineData(GuardContext.Top, "https://web.whatsapp.com@evil.com/", GuardAction.Refuse)]
    public void Deciding_allocates_nothing(GuardContext context, string url, GuardAction action)
    {
        // Once before the count, so that what the runtime allocates on a first call is not counted.
        Assert.Equal(action, Guard.Decide(url, context, gesture: true).Action);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            Guard.Decide(url, context, gesture: true);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
