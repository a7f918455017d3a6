using X80.Sdk.Channels;
using X80.Sdk.Clicks;
using X80.Sdk.Pages;
using X80.Sdk.Reading;
using X80.Sdk.Reading.Packs;
using Xunit;

namespace X80.Testing;

/// <summary>
/// What every <see cref="IPageHost"/> must do. Derive from it, say how a page is opened in the host under test, and run it
/// with xunit.v3.
/// </summary>
public abstract class PageHostTests
{
    /// <summary>Loads <c>https://web.whatsapp.com/</c>, answered with this markup, in the top frame.</summary>
    protected abstract Task<IPageHost> OpenAsync(string markup, CancellationToken cancellationToken);

    /// <summary>Loads the same address again.</summary>
    protected abstract Task ReloadAsync(CancellationToken cancellationToken);

    [Fact]
    public async Task A_document_keeps_its_id_and_a_new_one_has_another()
    {
        var cancel = TestContext.Current.CancellationToken;
        var host = await OpenAsync("<p>one", cancel);
        var first = await host.GetDocumentAsync(cancel);
        var again = await host.GetDocumentAsync(cancel);
        await ReloadAsync(cancel);
        var second = await host.GetDocumentAsync(cancel);

        Must(first is not null && second is not null, "A loaded page has a committed document.");
        Must(first == again, "The same document keeps its id and address.");
        Must(first!.Id != second!.Id, "A new document has a new id, also at the same address.");
        Must(first.Url == second.Url, "The address is the committed one.");
    }

    [Fact]
    public async Task A_script_runs_in_a_world_that_the_page_cannot_tamper_with()
    {
        var cancel = TestContext.Current.CancellationToken;
        var honest = await ReadAsync(await OpenAsync("<p>words", cancel), cancel);
        var tampered = await ReadAsync(
            await OpenAsync("<p>words<script>JSON.parse = JSON.stringify = Document.prototype.querySelector = () => { throw 0 }</script>", cancel), cancel);

        Must(honest == tampered, "A page that replaced its own functions is read as one that did not.");
    }

    [Fact]
    public async Task A_cancelled_call_says_so()
    {
        var host = await OpenAsync("<p>words", TestContext.Current.CancellationToken);
        try
        {
            await host.EvaluateAsync(PageScript.OpenChatReader, "{}", new CancellationToken(canceled: true));
        }
        catch (OperationCanceledException)
        {
            return;
        }

        Must(false, "A call with a cancelled token throws OperationCanceledException.");
    }

    // No chat is open on such a page: a right host lets the reader find that out, whatever the page did to itself.
    private static async Task<string> ReadAsync(IPageHost host, CancellationToken cancellationToken)
    {
        var document = await host.GetDocumentAsync(cancellationToken);
        var click = new ClickGate(TimeProvider.System).Mint(new("sync", true, true, ClickGate.SettleTime, document?.Id), out _);
        Must(click is not null, "A loaded page has a committed document.");
        try
        {
            await new OpenChatReader(host, KnownChannels.WhatsApp, new DayOfThePack()).ReadAsync(click!, cancellationToken);
            return "read";
        }
        catch (ReadRefusedException refused)
        {
            return refused.Refusal.Why;
        }
    }

    private static void Must(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new InvalidOperationException(sentence);
        }
    }

    // The test is of the host: it must not fail on the day when the pack is too old for a real site.
    private sealed class DayOfThePack : TimeProvider
    {
        private static readonly DateOnly Day = ReaderPacks.Bundled(KnownChannels.WhatsApp.ReaderPack).VerifiedAt!.Value;

        public override DateTimeOffset GetUtcNow() => new(Day, TimeOnly.MinValue, TimeSpan.Zero);
    }
}
