using X80.Harness.Pages;
using X80.Harness.Tests.Support;
using X80.Sdk.Channels;
using X80.Sdk.Clicks;
using X80.Sdk.Pages;
using X80.Sdk.Reading;

namespace X80.Harness.Tests.Pages;

public sealed class PlaywrightPageHostTests(OpenHarness open) : IClassFixture<OpenHarness>
{
    private const string Start = "https://web.whatsapp.com/";

    // A page that would notice: every door that a reader could take through its own world is counted.
    private const string Tampered = """
        <title>Tampered</title><div id=main><p>words</p></div>
        <script>
          globalThis.noticed = 0;
          globalThis.secretOfThePage = 'seen';
          for (const [owner, name] of [[JSON, 'parse'], [JSON, 'stringify'], [Array.prototype, 'map'], [Document.prototype, 'querySelector'],
              [Document.prototype, 'querySelectorAll'], [Element.prototype, 'querySelector'], [Element.prototype, 'querySelectorAll'], [Element.prototype, 'getAttribute']]) {
            const real = owner[name];
            owner[name] = function (...given) { noticed++; return real.apply(this, given); };
          }
        </script>
        """;

    [Fact]
    public async Task The_document_is_the_committed_one_and_every_load_is_another()
    {
        var cancel = TestContext.Current.CancellationToken;
        var host = await HostAsync("<p>one");
        var first = await host.GetDocumentAsync(cancel);
        var again = await host.GetDocumentAsync(cancel);
        await open.Parts.Page.ReloadAsync();
        var second = await host.GetDocumentAsync(cancel);

        Assert.Equal(Start, first?.Url);
        Assert.Equal(first, again);
        Assert.NotEqual(first?.Id, second?.Id);
    }

    [Fact]
    public async Task A_page_that_moves_its_address_stays_one_document_and_the_address_follows()
    {
        var cancel = TestContext.Current.CancellationToken;
        var host = await HostAsync("<p>one");
        var first = await host.GetDocumentAsync(cancel);
        await open.Parts.Page.EvaluateAsync("history.pushState(0, '', '/elsewhere#there')");

        Assert.Equal(first! with { Url = Start + "elsewhere#there" }, await host.GetDocumentAsync(cancel));
    }

    [Fact]
    public async Task The_page_notices_nothing_of_a_script_that_runs_in_the_isolated_world()
    {
        var cancel = TestContext.Current.CancellationToken;
        var host = new RecordingHost(await HostAsync(Tampered));
        var document = await host.GetDocumentAsync(cancel);
        var click = new ClickGate(TimeProvider.System).Mint(new("sync", true, true, ClickGate.SettleTime, document?.Id), out _);

        var refused = await Assert.ThrowsAsync<ReadRefusedException>(
            () => new OpenChatReader(host, KnownChannels.WhatsApp, TimeProvider.System).ReadAsync(click!, cancel));

        Assert.NotEmpty(refused.Refusal.Why);
        Assert.Equal(0, await open.Parts.Page.EvaluateAsync<int>("noticed"));
        Assert.Empty(await open.Parts.Page.EvaluateAsync<string[]>("Object.getOwnPropertyNames(globalThis).filter(name => /x80/i.test(name))"));

        // The same call in the page's own world is noticed: the count above can fail.
        await open.Parts.Page.EvaluateAsync($"argument => ({PageScript.OpenChatReader.Source})(argument)", host.Argument);
        Assert.NotEqual(0, await open.Parts.Page.EvaluateAsync<int>("noticed"));
    }

    [Fact]
    public async Task A_session_with_a_practice_page_says_that_its_documents_are_such() =>
        Assert.True((await open.Parts.Host.GetDocumentAsync(TestContext.Current.CancellationToken))!.IsPractice);

    [Fact]
    public async Task A_page_that_has_gone_is_said_so_without_a_word_of_it()
    {
        var session = await open.Parts.Page.Context.NewCDPSessionAsync(open.Parts.Page);
        var host = new PlaywrightPageHost(session, isPractice: true);
        await session.DetachAsync();

        var failure = await Assert.ThrowsAsync<PageHostException>(
            () => host.EvaluateAsync(PageScript.OpenChatReader, "{}", TestContext.Current.CancellationToken));

        Assert.Equal("The page went away while it was being read.", failure.Message);
        Assert.Null(await host.GetDocumentAsync(TestContext.Current.CancellationToken));
    }

    private async Task<PlaywrightPageHost> HostAsync(string markup)
    {
        open.Site.Html("/", markup);
        await open.Parts.Page.GotoAsync(Start);
        return new PlaywrightPageHost(await open.Parts.Page.Context.NewCDPSessionAsync(open.Parts.Page), isPractice: true);
    }

    private sealed class RecordingHost(IPageHost inner) : IPageHost
    {
        public string Argument { get; private set; } = "";

        public ValueTask<PageDocument?> GetDocumentAsync(CancellationToken cancellationToken) => inner.GetDocumentAsync(cancellationToken);

        public Task<string> EvaluateAsync(PageScript script, string argumentJson, CancellationToken cancellationToken)
        {
            Argument = argumentJson;
            return inner.EvaluateAsync(script, argumentJson, cancellationToken);
        }
    }
}
