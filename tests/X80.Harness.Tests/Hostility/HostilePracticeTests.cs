using X80.Harness.Tests.BadInput;
using X80.Harness.Tests.Support;
using X80.ReferenceServer.Tests.Rig;
using X80.Sdk.Capture;
using X80.Sdk.Clicks;

namespace X80.Harness.Tests.Hostility;

/// <summary>
/// The practice page in its most hostile mode: without a click nothing reaches the backend, however often it tries, and with one the
/// reading is right. <c>X80_STIMULI</c> says how often.
/// </summary>
public sealed class HostilePracticeTests(HarnessFixture machine) : IAsyncLifetime
{
    private static readonly int Stimuli = Times.Of("X80_STIMULI", 1_000);

    private readonly RunningBackend backend = new();
    private readonly HostileOrigin origin = new(Stimuli);
    private HarnessSession session = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await backend.InitializeAsync();
        session = await HarnessSession.StartAsync(machine.OptionsFor(backend.Address, backend.Token, origin), Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync();
        origin.Dispose();
        await backend.DisposeAsync();
    }

    [Fact]
    public async Task Without_a_click_nothing_reaches_the_backend_and_with_one_the_reading_is_right()
    {
        var person = session.PlayPerson();
        await person.Page.Locator("html[data-tried]").WaitForAsync(new() { Timeout = 300_000 });
        Assert.Equal($"{Stimuli}", await person.Page.Locator("html").GetAttributeAsync("data-stimuli"));

        // A person's own clicks in the page are trusted, and still none of ours.
        await person.Page.Locator(".fake").First.ClickAsync(new() { Force = true });
        await person.Page.Keyboard.PressAsync("Enter");
        await person.Page.Keyboard.PressAsync("Escape");

        Assert.Equal(["GET /api/ext/session", "GET /api/ext/snippets"], backend.Requests);
        Assert.Equal(CapturePhase.Idle, session.Capture.State.Phase);
        Assert.Null(session.Capture.State.Failure);
        Assert.All(Enum.GetValues<ClickRefusal>(), why => Assert.Equal(0, session.Clicks.CountRefused(why)));
        Assert.Single(person.Page.Context.Pages);
        Assert.NotEmpty(session.Refusals);
        Assert.DoesNotContain(session.Refusals, refusal => refusal.Address.Contains('?', StringComparison.Ordinal));

        await person.ClickAsync("sync", Cancel);

        Assert.Null(session.Capture.State.Failure);
        Assert.Equal("Ana Lima", session.Capture.State.Chat!.Title);
        Assert.Equal(origin.Site.Expected("ana-lima").Messages.Count, session.Capture.State.Report!.Coverage.RowsRead);
        Assert.Equal(2, backend.Requests.Count(request => request == "POST /api/ext/conversations"));

        // Of what stands in the sidebar the page finds nothing (171); of the bindings it sees nothing, in no frame (172).
        Assert.False(await person.Page.EvaluateAsync<bool>("window.find('Sync this chat to CRM') && !document.querySelector('.fake')"));
        Assert.False(await person.Page.EvaluateAsync<bool>("window.find('Similar name') || window.find('Atlas Norte, Recife') || window.find('Jo Berg to')"));
        Assert.Empty(
            await person.Page.EvaluateAsync<string[]>("[window, ...Array.from(window.frames)].flatMap(one => Object.getOwnPropertyNames(one).filter(name => /^x80(Gesture|Witness|Draw)$/.test(name)))"));

        // Written anew, the document is the page's own and holds no chat (176): it is refused, and what was read is not sent again.
        await person.Page.EvaluateAsync("document.open(); document.close()");
        var before = backend.Requests.Count;
        await person.ClickAsync("sync", Cancel);
        Assert.NotNull(session.Capture.State.Failure);
        Assert.Null(session.Capture.State.Chat);
        Assert.Equal(before, backend.Requests.Count);
    }
}
