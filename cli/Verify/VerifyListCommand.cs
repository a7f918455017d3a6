using System.Text.Json;
using X80.Cli.Running;
using X80.Conformance;

namespace X80.Cli.Verify;

/// <summary><c>x80 verify list</c>: the cases of both halves, and what a pass of each says.</summary>
internal sealed class VerifyListCommand : ExampledCommand
{
    public VerifyListCommand(Consoles consoles)
        : base("list", "Prints the id of every case and what a pass says.", "x80 verify list", "x80 verify list --json")
    {
        var json = new JsonOption();
        Options.Add(json);
        SetAction(async (parsed, _) =>
        {
            foreach (var each in ServerVerification.Cases.Concat(ClientVerification.Cases).OrderBy(each => each.Id, StringComparer.Ordinal))
            {
                await consoles.Data.WriteLineAsync(
                    parsed.GetValue(json) ? JsonSerializer.Serialize(each, CliJson.Default.CaseInfo) : $"{each.Id,-16} {each.Title}: {each.Shows}");
            }

            return ExitCode.Done;
        });
    }
}
