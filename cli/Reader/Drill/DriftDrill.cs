using System.Text.Json;
using X80.Cli.Running;
using X80.Cli.Speaking;
using X80.Harness.Browsers;
using X80.Harness.Pages;
using X80.Sdk.Channels;
using X80.Sdk.Reading;
using X80.Sdk.Reading.Packs;
using X80.Simulator.Practice;
using X80.Simulator.Practice.Drift;

namespace X80.Cli.Reader.Drill;

/// <summary>
/// Changes practice pages as new releases of the real one might, and reads each: right, or refused. One document serves all pages
/// of a look; what differs from page to page is the chat in it and how that was changed.
/// </summary>
internal sealed class DriftDrill(Consoles consoles, TimeProvider time)
{
    // All looks and chats in the page are made from it.
    private const int SourceSeed = 80;

    private readonly ReaderPack pack = ReaderPacks.Bundled(KnownChannels.WhatsApp.ReaderPack);

    /// <returns>A failed check where a page was read wrongly.</returns>
    public async Task<int> TellAsync(DrillRequest request, CancellationToken cancellationToken)
    {
        var table = await RunAsync(request, cancellationToken);
        await consoles.AnswerAsync(request.Json, table.Answer(request.Seed), CliJson.Default.DrillAnswer, cancellationToken);
        foreach (var line in request.Json ? [] : table.Lines(request.Seed, consoles.DataWidth))
        {
            await consoles.TellAsync(line);
        }

        foreach (var failure in table.Failures)
        {
            consoles.Warn(failure);
        }

        return table[DrillOutcome.Wrong] == 0 ? ExitCode.Done : ExitCode.CheckFailed;
    }

    public async Task<DrillTable> RunAsync(DrillRequest request, CancellationToken cancellationToken)
    {
        var installed = await BrowserSetup.EnsureAsync(new SpokenProgress(consoles), cancellationToken);
        await using var browser = await SavedPageBrowser.StartAsync(KnownChannels.WhatsApp, installed, allowUnsandboxed: true, cancellationToken);
        foreach (var notice in browser.Notices)
        {
            consoles.Warn(notice);
        }

        var table = new DrillTable();
        var count = new CountedWork(consoles, time, "pages", request.Pages);
        var pages = Enumerable.Range(request.Seed, request.Pages).Select(DriftPage.Of).GroupBy(page => page.Look);
        foreach (var look in pages)
        {
            var site = PracticeSite.Create(SourceSeed, look.Key, time: new UniversalClock(time));
            var host = await browser.ShowForDrillAsync(site.Answer("/").Body, cancellationToken);
            foreach (var page in look)
            {
                await ReadAsync(page, site, host, table, cancellationToken);
                count.Report(table.Pages);
            }
        }

        return table;
    }

    private async Task ReadAsync(DriftPage page, PracticeSite site, PlaywrightPageHost host, DrillTable table, CancellationToken cancellationToken)
    {
        var expected = page.In(site);
        var done = await ChangeAsync(page, expected, host, cancellationToken);
        table.Add(await JudgeAsync(new DrillPage(page.Seed, page.Look.Name, expected.Id, DrillOutcome.Exact, [], done.Done, done.Gone), expected, host, table, cancellationToken));
    }

    private async Task<DrillPage> JudgeAsync(DrillPage page, PracticeChat expected, PlaywrightPageHost host, DrillTable table, CancellationToken cancellationToken)
    {
        try
        {
            var reading = await new SavedPageReader(host, KnownChannels.WhatsApp, time).ReadAsync(cancellationToken);
            var outcome = DrillJudge.Judge(expected, reading);
            if (outcome == DrillOutcome.Wrong)
            {
                table.Fail($"seed {page.Seed}: {page.Look} {page.Chat}: {string.Join("; ", page.Mutations)}: {DrillJudge.Differences(expected, reading)}");
            }

            return page with { Outcome = outcome, Lost = outcome == DrillOutcome.Exact ? [] : DrillJudge.Lost(expected, reading) };
        }
        catch (ReadRefusedException refused)
        {
            return page with { Outcome = DrillOutcome.Refused, Lost = [$"at {refused.Refusal.Stage}"] };
        }
    }

    // A page that was not changed, or not where a first strategy looks, would prove nothing.
    private async Task<DrillChange> ChangeAsync(DriftPage page, PracticeChat chat, PlaywrightPageHost host, CancellationToken cancellationToken)
    {
        var answer = await host.ChangeAsync(DriftPage.Script, page.Argument(chat, pack.ToJson()), cancellationToken);
        var change = JsonSerializer.Deserialize(answer, CliJson.Default.DrillChange);
        return change is { Done: [{ Touched: > 0, Stage: not DrillMutation.Elsewhere }, ..] and { Count: <= 5 } }
            ? change
            : throw CliException.Failed($"The page of {page} was not changed as the drill demands.", "No change at what a first strategy looks for was found.", "Report it with this seed.");
    }
}
