using X80.Contract.Consents;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Sdk.Clicks;
using X80.Sdk.Tests.Support;

namespace X80.Sdk.Tests.Clicks;

public sealed class ConsentTests
{
    private static readonly ConsentTerms Terms = ConsentTerms.About(ConsentAction.Sync, Samples.Conversation(linked: true, transmitted: 2));

    [Fact]
    public void It_spends_its_click_and_claims_it_in_the_backends_time()
    {
        var click = Samples.Click(Samples.Clock(), "send");
        var consented = Consent.Give(click, Terms with { SameChat = true }, TimeSpan.FromMinutes(7), Request);
        var claim = consented.Request.Consent;
        Assert.Equal(consented.Consent.Claim, claim);
        Assert.Equal((ConsentAction.Sync, click.Id, Samples.Noon.AddMinutes(7), true), (claim.Action, claim.ClickId, claim.ClickedAt, claim.SameChat));
        Assert.False(click.TrySpend());
    }

    [Fact]
    public void A_spent_or_dead_click_gives_none()
    {
        var time = Samples.Clock();
        var spent = Samples.Click(time);
        Assert.True(spent.TrySpend());
        Assert.Throws<ClickExpiredException>(() => Consent.Give(spent, Terms, default, Request));
        var dead = Samples.Click(time);
        time.Advance(TimeSpan.FromMinutes(3));
        Assert.Throws<ClickExpiredException>(() => Consent.Give(dead, Terms, default, Request));
    }

    [Fact]
    public void The_click_that_read_gives_one_and_not_two()
    {
        var click = Samples.Click(Samples.Clock());
        Assert.Throws<ClickExpiredException>(() => Consent.GiveByReading(click, Terms, default, Request));
        Assert.True(click.TrySpend());
        Assert.Equal(click.Id, Consent.GiveByReading(click, Terms, default, Request).Consent.Claim.ClickId);
        Assert.Throws<ClickExpiredException>(() => Consent.GiveByReading(click, Terms, default, Request));
    }

    [Fact]
    public void Its_hash_follows_text_record_and_count()
    {
        var time = Samples.Clock();
        string HashOf(ConsentTerms terms, string text) => Consent.Give(Samples.Click(time), terms, default, claim =>
            new SyncRequest { Consent = claim, Reading = Samples.Report, Messages = [Samples.Message(text: text)] }).Consent.Claim.PayloadHash;
        var one = HashOf(Terms, "a");
        Assert.Equal(one, HashOf(Terms, "a"));
        Assert.NotEqual(one, HashOf(Terms, "b"));
        Assert.NotEqual(one, HashOf(Terms with { Already = 3 }, "a"));
        Assert.NotEqual(one, HashOf(Terms with { To = null }, "a"));
        Assert.NotEqual(one, HashOf(Terms with { Action = ConsentAction.Share }, "a"));
    }

    private static SyncRequest Request(ConsentClaim claim) => new() { Consent = claim, Reading = Samples.Report, Messages = [Samples.Message()] };
}
