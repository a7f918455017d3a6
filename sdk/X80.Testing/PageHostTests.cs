using System.Text.Json;
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
    private const string Address = "https://web.whatsapp.com/";

    // What a host could take for the end of a text, or for a part of a script: as it stands, and in JSON.
    private const string Odd = "\"'`\\${0}</script>é👍🏽";
    private const string OddInJson = """
        "\"'`\\${0}</script>é👍🏽"
        """;

    /// <summary>Loads <c>https://web.whatsapp.com/</c>, answered with this markup, in the top frame of a page that is shown.</summary>
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
        Must(first.Url == Address && second.Url == Address, "The address is the committed one.");
    }

    [Fact]
    public async Task A_page_that_moves_within_its_document_has_the_address_that_it_moved_to()
    {
        var cancel = TestContext.Current.CancellationToken;
        var host = await OpenAsync("<script>history.pushState(0, '', '/moved')</script><p>words", cancel);

        Must((await host.GetDocumentAsync(cancel))?.Url == Address + "moved", "The address follows a page that moves within its document.");
    }

    [Fact]
    public async Task The_argument_and_the_answer_arrive_as_they_are()
    {
        var cancel = TestContext.Current.CancellationToken;
        var markup = $"""
            <!doctype html><meta charset=utf-8><main><header></header><footer></footer></main>
            <script>for (const name of ['header', 'footer']) document.querySelector(name).textContent = {JsonSerializer.Serialize(Odd)}</script>
            """;

        var answer = await LookAsync(await OpenAsync(markup, cancel), OddInJson, cancel);

        Must(answer.TryGetProperty("held", out var held), "A script gets the argument that it was given, whatever is in it.");
        Must(held.GetString() == Odd, "What a script returns arrives as it was.");
    }

    [Fact]
    public async Task A_script_runs_in_the_top_frame_and_in_no_other()
    {
        var cancel = TestContext.Current.CancellationToken;
        var host = await OpenAsync("<p>words<iframe srcdoc='<main><header>Other</header><footer></footer></main>'></iframe>", cancel);

        Must(!(await LookAsync(host, "\"Other\"", cancel)).TryGetProperty("held", out _), "A frame of the page is not the page.");
    }

    [Fact]
    public async Task A_script_that_fails_is_said_so_without_a_word_of_what_it_was_given()
    {
        const string Canary = "canary";
        var cancel = TestContext.Current.CancellationToken;
        var host = await OpenAsync("<p>words", cancel);
        try
        {
            await host.EvaluateAsync(PageScript.SnippetPlacer, Canary, cancel);
        }
        catch (PageHostException failed)
        {
            Must(!failed.ToString().Contains(Canary, StringComparison.Ordinal), "What an engine says of a failure may hold words of the page: none of it is passed on.");
            return;
        }

        Must(false, "A script that threw is a PageHostException.");
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

    // By the one script that takes selectors as they come and gives back what it found. It is asked to look alone.
    private static async Task<JsonElement> LookAsync(IPageHost host, string title, CancellationToken cancellationToken)
    {
        const string Stages = """{"panel":[{"select":"main"}],"title":[{"select":"header"}],"composer":[{"select":"footer"}],"rows":[{"select":"li"}]}""";

        // A line separator may stand in JSON, and ends a line of an older JavaScript.
        var argument = $$$"""{"act":"check","text":"none{{{'\u2028'}}}","title":{{{title}}},"pack":{"stages":{{{Stages}}}}}""";
        using var answer = JsonDocument.Parse(await host.EvaluateAsync(PageScript.SnippetPlacer, argument, cancellationToken));
        return answer.RootElement.Clone();
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
