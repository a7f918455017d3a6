using System.CommandLine;
using X80.Cli.Running;

namespace X80.Cli.Reader.Drill;

/// <summary><c>x80 reader drill</c>: practice pages of all eras and locales, changed as a new release might change them.</summary>
internal sealed class ReaderDrillCommand : ExampledCommand
{
    private const int PagesByDefault = 10_000;

    public ReaderDrillCommand(Consoles consoles, TimeProvider time)
        : base(
            "drill",
            "Changes practice pages, each in one to five ways from its seed, and reads them: none may be read wrongly.",
            "x80 reader drill",
            "x80 reader drill --pages 2000 --seed 7",
            "x80 reader drill --only 4711")
    {
        var pages = new Option<int>("--pages") { Description = "How many pages.", DefaultValueFactory = _ => PagesByDefault };
        var seed = new Option<int>("--seed") { Description = "The seed of the first page; each page has the next one.", DefaultValueFactory = _ => 1 };
        var only = new Option<int?>("--only") { Description = "One seed alone, such as one that failed." };
        pages.Validators.Add(result => Check(result.GetValueOrDefault<int>() >= 1, "--pages is 1 or more.", result.AddError));
        seed.Validators.Add(result => Check(result.GetValueOrDefault<int>() >= 0, "--seed is 0 or more.", result.AddError));
        only.Validators.Add(result => Check(result.GetValueOrDefault<int?>() is null or >= 0, "--only is 0 or more.", result.AddError));
        var json = new JsonOption();
        Options.Add(pages);
        Options.Add(seed);
        Options.Add(only);
        Options.Add(json);
        SetAction((parsed, cancellationToken) => new DriftDrill(consoles, time).TellAsync(
            parsed.GetValue(only) is { } one
                ? new DrillRequest(1, one, parsed.GetValue(json))
                : new DrillRequest(parsed.GetValue(pages), parsed.GetValue(seed), parsed.GetValue(json)),
            cancellationToken));
    }

    public override TimeSpan TidyUpTimeIn(ParseResult parsed) => WithOthers;

    private static void Check(bool holds, string otherwise, Action<string> report)
    {
        if (!holds)
        {
            report(otherwise);
        }
    }
}
