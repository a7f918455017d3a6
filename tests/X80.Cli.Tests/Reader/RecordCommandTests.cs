using X80.Cli.Tests.Support;
using X80.Simulator.Practice;

namespace X80.Cli.Tests.Reader;

public sealed class RecordCommandTests
{
    private const string Secret = "Hollowbrook";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("e/en-GB", "talk")]
    [InlineData("d/de", "group")]
    [InlineData("e/ja", "number")]
    public async Task A_recorded_page_reads_as_expected_and_holds_nothing_of_the_page(string look, string chat)
    {
        using var folder = new TemporaryFolder();
        await PracticeFixture.WriteAsync(PracticeSite.Create(80, PracticeLook.Find(look)), chat, folder.Path, Cancel);
        var page = Path.Combine(folder.Path, "page.html");
        await PlantAsync(page);
        var into = Path.Combine(folder.Path, "recorded", "first");
        Directory.CreateDirectory(Path.GetDirectoryName(into)!);

        var recorded = await CliRun.OfAsync("reader", "record", page, "--into", into);
        var tested = await CliRun.OfAsync("reader", "test", Path.GetDirectoryName(into)!);

        Assert.True(recorded.ExitCode == ExitCode.Done, recorded.Data + recorded.Words);
        Assert.True(tested.ExitCode == ExitCode.Done, tested.Data + tested.Words);
        var written = await File.ReadAllTextAsync(Path.Combine(into, "page.html"), Cancel) + await File.ReadAllTextAsync(Path.Combine(into, "expected.json"), Cancel);
        Assert.DoesNotContain(Secret, written, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["expected.json", "page.html"], Directory.GetFiles(into).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        await PracticeFixture.WriteAsync(PracticeSite.Create(80), "unsaved", folder.Path, Cancel);

        var run = await CliRun.OfAsync("reader", "record", Path.Combine(folder.Path, "page.html"), "--into", folder.Path);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("It is not empty.", run.Words, StringComparison.Ordinal);
    }

    // Where a real page might carry what nobody sees.
    private static async Task PlantAsync(string page)
    {
        var html = await File.ReadAllTextAsync(page, Cancel);
        html = html
            .Replace("<body>", $"<body><!-- {Secret} --><script>var owner = '{Secret}';</script><style>.x {{ content: '{Secret}' }}</style>", StringComparison.Ordinal)
            .Replace("<header", $"<header data-owner=\"{Secret}\" data-b64=\"{Convert.ToBase64String("Hollowbrook Lane"u8)}\" style=\"--who: {Secret}\"", StringComparison.Ordinal)
            .Replace("<footer", $"<a hidden href=\"https://x.example/{Secret}?n=%48ollowbrook\"></a><footer", StringComparison.Ordinal);
        await File.WriteAllTextAsync(page, html, Cancel);
    }
}
