using System.Globalization;
using System.Text.Json;
using X80.Sdk.Channels;
using X80.Sdk.Reading;
using X80.Sdk.Reading.Packs;
using X80.Simulator.Practice;

namespace X80.Harness.Tests.Reading.Drill;

/// <summary>
/// The page of era E as a new release might change it: every reading is right, or refused. <c>X80_DRILL</c> is the number of
/// pages, <c>X80_DRILL_SEED</c> the first seed; with one page, a failing seed replays alone. How many are read exactly is told
/// and not yet held to a bar: it is meant to be 85 of 100, and is about half of that.
/// </summary>
public sealed class DriftDrillTests(LookStage stage) : IClassFixture<LookStage>
{
    private const int PagesByDefault = 100;

    private static readonly string[] Looks = ["e/en-GB", "e/en-US-12", "e/pt-BR", "e/de", "e/ar", "e/ja"];
    private static readonly string[] Chats = ["talk", "group", "twin", "number"];

    [Fact]
    public async Task Every_changed_page_is_read_right_or_refused()
    {
        var (pages, seed) = (Asked("X80_DRILL") ?? PagesByDefault, Asked("X80_DRILL_SEED") ?? 1);
        var mutator = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Reading", "Drill", "drift-mutator.js"), TestContext.Current.CancellationToken);
        var firsts = FirstStrategies();
        var table = new DrillTable();
        var wrong = new List<string>();
        for (var at = 0; at < pages; at++)
        {
            var look = Looks[(seed + at) / Chats.Length % Looks.Length];
            var site = PracticeSite.Create(80, PracticeLook.Find(look));
            if (at == 0 || (seed + at) % Chats.Length == 0)
            {
                await stage.ShowAsync(site);
            }

            var expected = site.Expected(Chats[(seed + at) % Chats.Length]);
            await stage.OpenChatAsync(expected.Id);
            var names = expected.Messages.Select(message => message.Author).Append(expected.Title).OfType<string>().Distinct();
            var argument = new { seed = seed + at, firsts, names, dayFirst = look != "e/en-US-12" };
            var done = JsonSerializer.Deserialize<List<DrillMutation>>(await stage.Page.Page.EvaluateAsync<string>(mutator, argument))!;
            Assert.NotEmpty(done);
            var (outcome, why) = await ReadAsync(expected);
            table.Add(done, outcome);
            if (outcome == DrillOutcome.Wrong)
            {
                wrong.Add($"seed {seed + at}: {look} {expected.Id}: {string.Join("; ", done)}: {why}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(table.Write(seed));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)) + "\n" + table.Write(seed));
        Assert.Equal(pages, table.Pages);
    }

    private async Task<(DrillOutcome Outcome, string Why)> ReadAsync(PracticeChat expected)
    {
        try
        {
            var reading = await new SavedPageReader(stage.Page, KnownChannels.WhatsApp, TimeProvider.System).ReadAsync(TestContext.Current.CancellationToken);
            var different = expected.Messages.Zip(reading.Messages)
                .Select(pair => (Expected: DrillJudge.Line(pair.First), Read: DrillJudge.Line(pair.Second)))
                .Where(pair => pair.Expected != pair.Read);
            return (DrillJudge.Judge(expected, reading), string.Join(" | ", different.Select(pair => $"{pair.Expected} read {pair.Read}")));
        }
        catch (ReadRefusedException refused)
        {
            return (DrillOutcome.Refused, refused.Refusal.Stage);
        }
    }

    // What the first strategy of each stage looks for; of directions and kinds, all that mark.
    private static Dictionary<string, string> FirstStrategies()
    {
        var stages = ReaderPacks.Bundled(KnownChannels.WhatsApp.ReaderPack).Stages;
        var firsts = stages.Where(each => each.Value is [{ Select: not null }, ..]).ToDictionary(each => each.Key, each => each.Value[0].Select!);
        firsts["direction"] = string.Join(", ", stages["direction"].Where(strategy => strategy.Id == "tail").SelectMany(strategy => new[] { strategy.In!, strategy.Out! }));
        firsts["kinds"] = string.Join(", ", stages["kinds"].Select(strategy => strategy.Select));
        firsts["messageId"] = "[data-id]";
        return firsts;
    }

    private static int? Asked(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var asked) ? asked : null;
}
