using Spectre.Console;
using X80.Cli.Reader.Drill;
using X80.Cli.Speaking;
using X80.Cli.Tests.Support;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Sdk.Sent;

namespace X80.Cli.Tests.Speaking;

/// <summary>Whole commands on a terminal, a wide one and a narrow one.</summary>
public sealed class TerminalTests : IDisposable
{
    private const string Chat = "[/] Ana [Deals] 👨‍👩‍👧 שלום, and a name that goes on and on";

    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData(100, "permissions explain")]
    [InlineData(60, "permissions explain")]
    [InlineData(100, "verify list")]
    [InlineData(60, "verify list")]
    [InlineData(100, "ledger")]
    [InlineData(60, "ledger")]
    [InlineData(40, "ledger")]
    public async Task No_line_is_wider_than_the_terminal_and_none_holds_a_tab(int width, string command)
    {
        await SendAsync();

        var run = await CliRun.OnTerminalAsync(width, [.. command.Split(' '), .. command == "ledger" ? ["--data", folder.Path] : (string[])[]]);

        var lines = run.Data.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.True(lines.Length > 1);
        Assert.All(lines, line => Assert.True(Bare(line).GetCellWidth() <= width, line));
        Assert.DoesNotContain('\t', run.Data);
    }

    [Fact]
    public async Task Answers_of_the_guard_stand_below_each_other_as_they_come()
    {
        var run = await CliRun.OnTerminalAsync(80, "guard", "check", "https://web.whatsapp.com/", "ftp://example.com/");

        var lines = run.Data.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(lines[0].IndexOf("https:", StringComparison.Ordinal), lines[1].IndexOf("ftp:", StringComparison.Ordinal));
        Assert.DoesNotContain('\t', run.Data);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(80)]
    public async Task An_address_that_is_longer_than_the_terminal_goes_on_below_itself(int width)
    {
        var address = "https://example.com/" + new string('a', 100);

        var run = await CliRun.OnTerminalAsync(width, "guard", "check", address);

        var lines = run.Data.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        Assert.EndsWith(address, string.Concat(lines.Select(line => line.Trim())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(90)]
    public async Task A_pack_without_a_signature_is_told_below_itself_and_as_JSON_on_one_line(int width)
    {
        var (keys, pack) = (Path.Combine(folder.Path, "keys"), Path.Combine(folder.Path, "a-long-name-of-a-pack-that-nobody-signed.pack.json"));
        await CliRun.OfAsync("reader", "pack", "sign", "--new-key", keys);
        await File.WriteAllTextAsync(pack, "{}", TestContext.Current.CancellationToken);
        string[] command = ["reader", "pack", "verify", pack, "--key", Directory.GetFiles(keys, "*public*").Single()];

        var run = await CliRun.OnTerminalAsync(width, command);
        var json = await CliRun.OnTerminalAsync(width, [.. command, "--json"]);

        var lines = run.Data.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 1);
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        Assert.EndsWith("or get its .sig file.", string.Join(' ', lines.Select(line => line.Trim())), StringComparison.Ordinal);
        Assert.Single(json.Data.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(100)]
    public void The_table_of_the_drill_is_no_wider_than_the_terminal(int width)
    {
        var table = new DrillTable();
        table.Add(new DrillPage(7, "e/en-GB", "twin", DrillOutcome.Poorer, ["time, at meta", "author, at author"], [new("RenameClasses", "meta", 12), new("WrapRows", "rows", 3)], []));

        var lines = table.Lines(seed: 7, width).SelectMany(line => FoldedText.OfLine(line, width)).ToList();

        Assert.Contains(lines, line => line.Contains("1 pages, seed 7", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
    }

    public void Dispose() => folder.Dispose();

    // Marks that turn nothing round take no cell.
    private static string Bare(string line) => line.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);

    private async Task SendAsync()
    {
        using var ledger = new SentFile(Path.Combine(folder.Path, "sent.jsonl"), TimeProvider.System);
        await ledger.AddAsync(
            new SentEntry
            {
                At = TimeProvider.System.GetUtcNow(),
                Act = ConsentAction.Sync,
                Channel = ChannelKind.WhatsApp,
                ConversationId = ConversationId.NewRandom(),
                Chat = Chat,
                Messages = 24,
                ClickId = ClickId.NewRandom(),
                Answer = SentEntry.Done,
            },
            TestContext.Current.CancellationToken);
    }
}
