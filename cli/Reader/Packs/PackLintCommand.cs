using System.CommandLine;
using X80.Cli.Running;

namespace X80.Cli.Reader.Packs;

/// <summary><c>x80 reader pack lint</c>: what is wrong with packs, one finding a line.</summary>
internal sealed class PackLintCommand : ExampledCommand
{
    public PackLintCommand(Consoles consoles, TimeProvider time)
        : base(
            "lint",
            "Prints what is wrong with packs, where, and how to put it right. A note alone is no failure.",
            "x80 reader pack lint acme-chat.pack.json",
            "x80 reader pack lint packs/*.pack.json --json")
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "Packs.", Arity = ArgumentArity.OneOrMore };
        files.AcceptExistingOnly();
        var json = new JsonOption();
        Arguments.Add(files);
        Options.Add(json);
        SetAction(async (parsed, cancellationToken) =>
        {
            var linter = new PackLinter(consoles, time, parsed.GetValue(json));
            var isRight = true;
            foreach (var file in parsed.GetRequiredValue(files))
            {
                isRight &= await linter.TellAsync(file, cancellationToken);
            }

            linter.TellCounts();
            return isRight ? ExitCode.Done : ExitCode.CheckFailed;
        });
    }
}
