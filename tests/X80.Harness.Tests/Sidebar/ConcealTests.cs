using Microsoft.Extensions.Time.Testing;
using X80.Harness.Sidebar;
using X80.Harness.Tests.Support;
using X80.Sdk.Locking;

namespace X80.Harness.Tests.Sidebar;

/// <summary>The privacy lock in the window: idleness by the session's clock, and a surface that holds nothing while it is on.</summary>
public sealed class ConcealTests(HarnessFixture machine, OpenHarness open) : IClassFixture<OpenHarness>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_five_minutes_without_use_the_window_conceals_itself_and_the_passphrase_opens_it()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var session = await HarnessSession.StartAsync(
            machine.OptionsFor(open.Options.Backend, OpenHarness.Token, new TinyPage()) with { Time = time }, Cancel);
        var person = session.PlayPerson();
        await person.UnfoldAsync("lock", Cancel);
        await person.FillAsync("passphrase", "a few plain words", Cancel);
        await person.ClickAsync("set-lock", Cancel);

        time.Advance(PrivacyLock.DefaultIdle - TimeSpan.FromSeconds(1));
        await person.ClickAsync("sync", Cancel);
        Assert.Equal("backend-down", session.Capture.State.Failure?.Code);
        time.Advance(PrivacyLock.DefaultIdle - TimeSpan.FromSeconds(1));
        Assert.True(await person.Sidebar.Locator("[data-control=sync]").IsVisibleAsync());
        time.Advance(TimeSpan.FromSeconds(1));
        await person.Sidebar.Locator("[data-control=open-lock]").WaitForAsync();

        Assert.Equal(["open-lock"], await person.Sidebar.Locator("[data-control]").EvaluateAllAsync<string[]>("all => all.map(one => one.getAttribute('data-control'))"));
        Assert.DoesNotContain("WhatsApp", await person.Sidebar.ContentAsync(), StringComparison.Ordinal);
        await person.FillAsync("passphrase", "not it at all", Cancel);
        await person.ClickAsync("open-lock", Cancel);
        Assert.Equal(SidebarTexts.English["hint.wrong"], await person.Sidebar.Locator("[data-panel=hint]").InnerTextAsync());
        await person.FillAsync("passphrase", "a few plain words", Cancel);
        await person.ClickAsync("open-lock", Cancel);
        Assert.True(await person.Sidebar.Locator("[data-control=sync]").IsVisibleAsync());
    }
}
