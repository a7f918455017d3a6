using System.CommandLine;
using System.Text.Json;
using X80.Cli.Running;
using X80.Cli.Speaking;
using X80.Conformance;
using X80.Conformance.Reports;

namespace X80.Cli.Verify;

/// <summary><c>x80 verify list</c>: the cases of both halves, and what a pass of each says.</summary>
internal sealed class VerifyListCommand : ExampledCommand
{
    public VerifyListCommand(Consoles consoles)
        : base("list", "Prints the id of every case and what a pass says.", "x80 verify list", "x80 verify list --json", "x80 verify list --pages docs/verify")
    {
        var json = new JsonOption();
        var pages = new Option<DirectoryInfo?>("--pages") { Description = "Writes a page a group of cases into a folder.", HelpName = "DIR" };
        Options.Add(json);
        Options.Add(pages);
        SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(pages) is { } folder)
            {
                folder.Create();
                foreach (var (name, text) in CasePages.All())
                {
                    var file = new FileInfo(Path.Combine(folder.FullName, name));
                    file.Directory!.Create();
                    await File.WriteAllTextAsync(file.FullName, text, cancellationToken);
                }

                return ExitCode.Done;
            }

            foreach (var each in ServerVerification.Cases.Concat(ClientVerification.Cases).OrderBy(each => each.Id, StringComparer.Ordinal))
            {
                var lines = parsed.GetValue(json)
                    ? [JsonSerializer.Serialize(each, CliJson.Default.CaseInfo)]
                    : FoldedText.Of($"{each.Id,-16} ", $"{each.Title}: {each.Shows}", consoles.DataWidth);
                foreach (var line in lines)
                {
                    await consoles.Data.WriteLineAsync(line.AsMemory(), cancellationToken);
                }
            }

            return ExitCode.Done;
        });
    }
}
