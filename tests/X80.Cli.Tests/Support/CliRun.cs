using System.Text;
using Spectre.Console.Testing;
using X80.Cli.Running;

namespace X80.Cli.Tests.Support;

/// <summary>One run of the command tree in this process, with consoles that remember.</summary>
internal sealed record CliRun(int ExitCode, string Data, string Words)
{
    public static Task<CliRun> OfAsync(params string[] arguments) => OfAsync(new MemoryStream(), arguments);

    public static Task<CliRun> WithInputAsync(string input, params string[] arguments) =>
        OfAsync(new MemoryStream(Encoding.UTF8.GetBytes(input)), arguments);

    /// <summary>On a terminal that is so many cells wide.</summary>
    public static Task<CliRun> OnTerminalAsync(int width, params string[] arguments) => OfAsync(new MemoryStream(), arguments, width: width);

    public static async Task<CliRun> OfAsync(Stream input, string[] arguments, CancellationToken? cancellationToken = null, int? width = null)
    {
        await using var data = new StringWriter();
        using var words = new TestConsole();
        words.Profile.Width = 400;
        var consoles = new Consoles(data, words, () => input) { DataWidth = width };
        var runner = new CommandRunner(CommandTree.Create(consoles, TimeProvider.System), consoles, TimeProvider.System);
        var exitCode = await runner.RunAsync(arguments, cancellationToken ?? TestContext.Current.CancellationToken);
        return new CliRun(exitCode, data.ToString(), words.Output);
    }
}
