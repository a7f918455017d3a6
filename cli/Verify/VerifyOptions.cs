using System.CommandLine;
using X80.Cli.Running;

namespace X80.Cli.Verify;

/// <summary>The options that every half has.</summary>
internal sealed class VerifyOptions
{
    private readonly Option<string[]> only = new("--only")
    {
        Description = "Ids of cases, or starts of ids, such as GATE-2.",
        HelpName = "ID",
    };

    private readonly Option<int> seed = new("--seed")
    {
        Description = "Gives the order of attacks and stimuli again.",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<DirectoryInfo?> report = new("--report")
    {
        Description = "Leaves report.html, report.json and junit.xml in a folder.",
        HelpName = "DIR",
    };

    private readonly JsonOption json = new();

    public void AddTo(Command command)
    {
        command.Options.Add(only);
        command.Options.Add(seed);
        command.Options.Add(report);
        command.Options.Add(json);
    }

    public VerifyRequest In(ParseResult parsed) => new(
        parsed.GetValue(only) ?? [], parsed.GetValue(seed), parsed.GetValue(report), parsed.GetValue(json));
}
