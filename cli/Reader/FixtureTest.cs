using System.Text;
using X80.Cli.Running;
using X80.Cli.Speaking;
using X80.Sdk.Reading;

namespace X80.Cli.Reader;

/// <summary>Reads fixtures and compares each with what is expected of it.</summary>
internal sealed class FixtureTest
{
    private readonly Consoles consoles;
    private readonly ChosenChannel chosen;
    private readonly TimeProvider time;

    public FixtureTest(Consoles consoles, ChosenChannel chosen, TimeProvider time) =>
        (this.consoles, this.chosen, this.time) = (consoles, chosen, time);

    /// <exception cref="CliException">There is no fixture.</exception>
    public async Task<int> RunAsync(DirectoryInfo folder, bool json, CancellationToken cancellationToken)
    {
        var fixtures = folder.EnumerateFiles(ReadingFixture.ExpectedFile, SearchOption.AllDirectories)
            .Where(file => !IsBuilt(folder, file))
            .Select(file => file.DirectoryName!)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (fixtures.Count == 0)
        {
            throw CliException.Usage("There is no fixture in that folder.", $"A fixture is a folder with {ReadingFixture.PageFile} and {ReadingFixture.ExpectedFile}.", "Name the folder of fixtures.");
        }

        await using var reader = await PageReader.StartAsync(consoles, chosen, time, cancellationToken);
        var failed = 0;
        foreach (var fixture in fixtures)
        {
            var differences = await DifferencesAsync(reader, fixture, cancellationToken);
            failed += differences.Count > 0 ? 1 : 0;
            var name = Path.GetRelativePath(folder.FullName, fixture);
            var answer = new FixtureAnswer(name, differences.Count == 0 ? "passed" : "failed", differences);
            await consoles.AnswerAsync(json, answer, CliJson.Default.FixtureAnswer, cancellationToken);
            foreach (var line in json ? [] : differences.Select(difference => "  " + difference).Prepend($"{answer.Outcome} {name}"))
            {
                await consoles.TellAsync(line);
            }
        }

        consoles.Say($"{fixtures.Count - failed} passed, {failed} failed");
        return failed == 0 ? ExitCode.Done : ExitCode.CheckFailed;
    }

    private static async Task<IReadOnlyList<string>> DifferencesAsync(PageReader reader, string folder, CancellationToken cancellationToken)
    {
        try
        {
            var fixture = await ReadingFixture.LoadAsync(folder, cancellationToken);
            return fixture.Compare(await reader.ReadAsync(Encoding.UTF8.GetBytes(fixture.Html), cancellationToken));
        }
        catch (InvalidDataException malformed)
        {
            return [malformed.Message];
        }
        catch (ReadRefusedException refused)
        {
            return [$"refused at {refused.Refusal.Stage}: {refused.Refusal.Why} {refused.Refusal.Selector}".TrimEnd()];
        }
    }

    private static bool IsBuilt(DirectoryInfo folder, FileInfo file) =>
        Path.GetRelativePath(folder.FullName, file.FullName).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");
}
