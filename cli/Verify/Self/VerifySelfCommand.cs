using System.CommandLine;
using X80.Cli.Running;
using X80.Conformance.SelfTests;

namespace X80.Cli.Verify.Self;

/// <summary><c>x80 verify self</c>: the suite, tried on servers and clients of which it is known what it has to say.</summary>
internal sealed class VerifySelfCommand : ExampledCommand
{
    public VerifySelfCommand(Consoles consoles, TimeProvider time)
        : base(
            "self",
            "Tries the suite on sabotaged servers and clients, on odd ones that are right, and on ones that do nothing.",
            "x80 verify self",
            "x80 verify self --only no-gate --zoo tests/X80.Zoo/bin/Debug/net10.0/X80.Zoo.dll",
            "x80 verify self --only hourly --only guard-suffix",
            "x80 verify self --full --resume self.ndjson --report ./x80-self",
            "x80 verify self --full --part 3/40 --resume self.ndjson")
    {
        var zoo = new Option<FileInfo?>("--zoo") { Description = "The zoo's assembly. [default: that of the repository's build]", HelpName = "PATH" };
        var only = new Option<string[]>("--only") { Description = "Names of servers and clients of the zoo.", HelpName = "NAME" };
        var seed = new Option<int>("--seed") { Description = "Gives the order of attacks again.", DefaultValueFactory = _ => 1 };
        var full = new Option<bool>("--full") { Description = "Every case against every server and client." };
        var resume = new Option<FileInfo?>("--resume") { Description = "A file that keeps what was done; what it holds is not done again.", HelpName = "FILE" };
        var parallel = new Option<int?>("--parallel") { Description = "How many at a time. [default: five servers, three clients on two processors]", HelpName = "N" };
        var report = new Option<DirectoryInfo?>("--report") { Description = "Leaves the kill matrix as self.html, and the result as self.json, in a folder.", HelpName = "DIR" };
        var part = new PartOption();
        var commit = new Option<string?>("--commit") { Description = "The commit that is tried, as it is kept in the result.", HelpName = "SHA" };
        Options.Add(zoo);
        Options.Add(only);
        Options.Add(seed);
        Options.Add(full);
        Options.Add(resume);
        Options.Add(parallel);
        Options.Add(report);
        Options.Add(part);
        Options.Add(commit);
        SetAction((parsed, cancellationToken) => new SelfRunner(consoles).RunAsync(
            parsed.GetValue(zoo) ?? SelfRunner.BuiltZoo(),
            parsed.GetValue(resume),
            new SelfKeeper(parsed.GetValue(report), parsed.GetValue(commit), time),
            new SelfVerificationOptions
            {
                Zoo = [],
                Only = parsed.GetValue(only) ?? [],
                Seed = parsed.GetValue(seed),
                Full = parsed.GetValue(full),
                Part = part.In(parsed),
                OddSeeds = parsed.GetValue(full) ? 100 : 2,
                Parallel = parsed.GetValue(parallel) is { } given ? Math.Max(1, given) : null,
            },
            cancellationToken));
    }

    public override TimeSpan TidyUpTimeIn(ParseResult parsed) => WithOthers;
}
