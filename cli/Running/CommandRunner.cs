using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace X80.Cli.Running;

/// <summary>Parses, runs, and turns every end into an exit code. Nothing else decides about exit codes of failures.</summary>
internal sealed class CommandRunner
{
    /// <summary>How long a command may tidy up after Ctrl-C: two browsers and a server close well within it.</summary>
    private static readonly TimeSpan TidyUpTime = TimeSpan.FromSeconds(8);

    private readonly RootCommand root;
    private readonly Consoles consoles;

    public CommandRunner(RootCommand root, Consoles consoles) => (this.root, this.consoles) = (root, consoles);

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        try
        {
            // Response files (@file) would open files that nobody named: an address may start with @.
            var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is null or ParseErrorAction)
            {
                return Misunderstood(parsed);
            }

            return await parsed.InvokeAsync(Configuration(), cancellationToken);
        }
        catch (Exception exception) when (ErrorPages.For(exception) is { } page)
        {
            consoles.Show(page);
            return page.ExitCode;
        }
    }

    private int Misunderstood(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
        {
            consoles.Say(error.Message);
        }

        consoles.Say($"See: {CommandPath(parsed.CommandResult)} --help");
        return ExitCode.Usage;
    }

    private static string CommandPath(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{CommandPath(parent)} {result.Command.Name}" : "x80";

    private InvocationConfiguration Configuration() => new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = TidyUpTime,
        Output = consoles.Data,
        Error = consoles.Words.Profile.Out.Writer,
    };
}
