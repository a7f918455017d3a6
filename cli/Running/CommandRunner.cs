using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using X80.Cli.Speaking;

namespace X80.Cli.Running;

/// <summary>Parses, runs, and turns every end into an exit code. Nothing else decides about exit codes of failures.</summary>
internal sealed class CommandRunner
{
    private readonly RootCommand root;
    private readonly Consoles consoles;
    private readonly Patience patience;

    public CommandRunner(RootCommand root, Consoles consoles, TimeProvider time) =>
        (this.root, this.consoles, patience) = (root, consoles, new Patience(consoles, time));

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var interruption = new Interruption();
        try
        {
            // Response files (@file) would open files that nobody named: an address may start with @.
            var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is null or ParseErrorAction)
            {
                return Misunderstood(parsed);
            }

            Obey(parsed);
            return await patience.RunAsync(CommandPath(parsed.CommandResult), () => parsed.InvokeAsync(Configuration(parsed), cancellationToken));
        }
        catch (Exception exception) when (ErrorPages.For(interruption.Explains(exception) ? new OperationCanceledException() : exception) is { } page)
        {
            consoles.Show(page);
            return page.ExitCode;
        }
    }

    /// <summary>What holds for every command is done before any of it runs.</summary>
    private void Obey(ParseResult parsed)
    {
        if (root.Options.OfType<QuietOption>().Any(parsed.GetValue))
        {
            consoles.BeQuiet();
        }

        if (root.Options.OfType<NoColorOption>().Any(parsed.GetValue))
        {
            consoles.DropColors();
        }
    }

    private int Misunderstood(ParseResult parsed)
    {
        // Of a word that is no command it is not said, too, that a command is missing.
        var isWrongCommand = parsed.CommandResult.Command.Action is null && parsed.UnmatchedTokens.Count > 0;
        foreach (var error in parsed.Errors.Where(error => !isWrongCommand || parsed.UnmatchedTokens.Any(word => error.Message.Contains(word, StringComparison.Ordinal))))
        {
            consoles.Say(Sentence(error));
        }

        consoles.Say($"See: {CommandPath(parsed.CommandResult)} --help");
        return ExitCode.Usage;
    }

    /// <summary>The library names a type as the runtime calls it, which tells a person nothing.</summary>
    private static string Sentence(ParseError error) =>
        error.SymbolResult is OptionResult { Tokens: [var word, ..] } given && error.Message.Contains(typeof(int).FullName!, StringComparison.Ordinal)
            ? $"{given.Option.Name} takes a whole number, and '{word.Value}' is none."
            : error.Message;

    private static string CommandPath(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{CommandPath(parent)} {result.Command.Name}" : "x80";

    private InvocationConfiguration Configuration(ParseResult parsed) => new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = (parsed.CommandResult.Command as ExampledCommand)?.TidyUpTimeIn(parsed),
        Output = consoles.Data,
        Error = consoles.Words.Profile.Out.Writer,
    };
}
