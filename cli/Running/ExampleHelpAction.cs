using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace X80.Cli.Running;

/// <summary>The standard help, with the command's examples below it.</summary>
internal sealed class ExampleHelpAction : SynchronousCommandLineAction
{
    private readonly HelpAction standard;

    public ExampleHelpAction(HelpAction standard) => this.standard = standard;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        standard.Invoke(parseResult);
        var examples = ExamplesOf(parseResult.CommandResult.Command);
        if (examples.Count > 0)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine(examples.Count == 1 ? "Example:" : "Examples:");
            foreach (var example in examples)
            {
                output.WriteLine("  " + example);
            }

            output.WriteLine();
        }

        return ExitCode.Done;
    }

    private static IReadOnlyList<string> ExamplesOf(Command command) => command switch
    {
        ExampledCommand known => known.Examples,
        RootCommand => ["x80 demo", "x80 doctor"],
        _ => [],
    };
}
