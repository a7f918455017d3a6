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

    /// <param name="parsed">What was typed.</param>
    /// <param name="config">What a file says where nothing was typed.</param>
    public VerifyRequest In(ParseResult parsed, VerifyConfig? config = null) => new(
        parsed.GetValue(only) is { Length: > 0 } typed ? typed : config?.Only ?? [],
        parsed.GetResult(seed) is { Implicit: false } ? parsed.GetValue(seed) : config?.Seed ?? parsed.GetValue(seed),
        parsed.GetValue(report),
        parsed.GetValue(json));
}
