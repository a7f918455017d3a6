using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using X80.Sdk.Guarding;

namespace X80.Sdk.Tests.Guarding;

public sealed class ExternalOpenerTests
{
    private readonly List<ProcessStartInfo> started = [];
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void A_clicked_link_reaches_the_desktop_as_one_canonical_argument()
    {
        var decision = Opener().Open("HTTPS://Example.com/a?b='c'&d=$(e)", new PersonGesture(time));

        Assert.Equal(GuardAction.OpenExternally, decision.Action);
        var program = Assert.Single(started);
        Assert.Equal("https://example.com/a?b='c'&d=$(e)", program.UseShellExecute ? program.FileName : Assert.Single(program.ArgumentList));
    }

    [Fact]
    public void One_click_opens_one_link()
    {
        var gesture = new PersonGesture(time);

        Assert.Equal(GuardAction.OpenExternally, Opener().Open("https://example.com/", gesture).Action);
        Assert.Equal(new(GuardAction.Refuse, false, GuardReasons.GestureSpent), Opener().Open("https://example.com/", gesture));
        Assert.Single(started);
    }

    [Fact]
    public void A_refused_link_does_not_spend_the_click()
    {
        var gesture = new PersonGesture(time);

        Assert.Equal(GuardReasons.SchemeNotAllowed, Opener().Open("file:///etc/passwd", gesture).Reason);
        Assert.Equal(GuardAction.OpenExternally, Opener().Open("https://example.com/", gesture).Action);
    }

    [Fact]
    public void Without_a_click_nothing_starts()
    {
        Assert.Equal(new(GuardAction.Refuse, false, GuardReasons.NoGesture), Opener().Open("https://example.com/", gesture: null));
        Assert.Empty(started);
    }

    [Fact]
    public void A_machine_that_cannot_open_it_is_said_so()
    {
        var opener = new ExternalOpener(new HostGuard(["whatsapp.com"]), time, _ => false);

        Assert.Equal(GuardReasons.NoProgram, opener.Open("https://example.com/", new PersonGesture(time)).Reason);
    }

    [Fact]
    public void A_click_of_more_than_five_seconds_ago_opens_nothing()
    {
        var gesture = new PersonGesture(time);
        time.Advance(TimeSpan.FromSeconds(5));
        var later = new PersonGesture(time);
        time.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(GuardReasons.GestureExpired, Opener().Open("https://example.com/", gesture).Reason);
        Assert.Equal(GuardAction.OpenExternally, Opener().Open("https://example.com/", later).Action);
    }

    [Fact]
    public void Ten_links_open_within_a_minute_and_no_more_however_many_clicks_there_are()
    {
        var opener = Opener();
        string Open() => opener.Open("https://example.com/", new PersonGesture(time)).Reason;

        Assert.All(Enumerable.Range(0, ExternalOpener.MostInAMinute), _ => Assert.Equal(GuardReasons.ExternalLink, Open()));
        Assert.Equal(GuardReasons.TooMany, Open());
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(GuardReasons.ExternalLink, Open());
        Assert.Equal(11, started.Count);
    }

    private ExternalOpener Opener() => new(new HostGuard(["whatsapp.com"]), time, program =>
    {
        started.Add(program);
        return true;
    });
}
