using Spectre.Console;
using X80.Cli.Accounts;
using X80.Cli.Personal;
using X80.Cli.Tests.Accounts;
using X80.Cli.Tests.Support;
using X80.Contract.Tokens;

namespace X80.Cli.Tests.Ledger;

/// <summary>What is asked of a real backend, on a terminal.</summary>
public sealed class LedgerTerminalTests(LoginBackend backend) : IClassFixture<LoginBackend>, IDisposable
{
    private const string Name = "[/] Ana [Deals] 👨‍👩‍👧 שלום, and a name that goes on and on";
    private const string Profile = "x80-terminal-test";

    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData(120)]
    [InlineData(80)]
    [InlineData(44)]
    public async Task No_line_is_wider_than_the_terminal_none_holds_a_tab_and_an_id_can_be_copied(int width)
    {
        await LogInAsync();
        using var other = new OtherMachine(backend.Address, backend.Token);
        var id = await other.SendAsync(Name);

        Assert.Contains("Rui [Prado]", await ShowAsync(width, ExitCode.Done, "whoami"), StringComparison.Ordinal);
        Assert.Contains(id, await ShowAsync(width, ExitCode.CheckFailed, "ledger", "--compare"), StringComparison.Ordinal);
        Assert.Contains(id, await ShowAsync(width, ExitCode.Done, "ledger", "held", "--chat", id), StringComparison.Ordinal);
        var erased = await ShowAsync(width, ExitCode.Done, "ledger", "erase", "--yes", "--chat", id);
        Assert.Contains(id, erased, StringComparison.Ordinal);
        Assert.Contains("erased", erased, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private async Task<string> ShowAsync(int width, int code, params string[] words)
    {
        var run = await CliRun.OnTerminalAsync(width, [.. words, "--data", folder.Path, "--profile", Profile]);

        Assert.True(run.ExitCode == code, run.Words);
        Assert.DoesNotContain('\t', run.Data);
        Assert.All(run.Data.Split('\n'), line => Assert.True(Bare(line).GetCellWidth() <= width, line));
        return run.Data;
    }

    // Marks that turn nothing round take no cell.
    private static string Bare(string line) => line.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);

    private async Task LogInAsync()
    {
        Assert.True(X80Token.TryParse(backend.Token, out var token));
        await new LoginBook(new PersonalFolder(folder.Directory), secrets: null)
            .KeepAsync(Profile, new Login(new Uri(backend.Address), token), TestContext.Current.CancellationToken);
    }
}
