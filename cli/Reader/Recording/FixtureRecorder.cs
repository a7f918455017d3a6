using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Cli.Running;
using X80.Contract.Json;
using X80.Sdk.Reading;
using X80.Sdk.Reading.Packs;

namespace X80.Cli.Reader.Recording;

/// <summary>Turns a page into a fixture that tells nothing of it, or saves nothing.</summary>
internal sealed class FixtureRecorder(Consoles consoles, ChosenChannel chosen, TimeProvider time)
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads the page and what was made of it, each in a throw-away profile without network, and saves where both say the same and nothing leaks.</summary>
    /// <param name="html">The page. Content.</param>
    /// <param name="folder">The fixture's folder: a new one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="CliException">The folder holds something, or no open chat is found.</exception>
    /// <exception cref="ReadRefusedException">The page, or what was made of it, is not read.</exception>
    public async Task<RecordedPage> RecordAsync(string html, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        if (folder.Exists && folder.EnumerateFileSystemInfos().Any())
        {
            throw CliException.Usage("Nothing is recorded into that folder.", "It is not empty.", "Name a new one: its name is the fixture's.");
        }

        var pack = chosen.Pack ?? ReaderPacks.Bundled(chosen.Channel.ReaderPack);
        await using var reader = await PageReader.StartAsync(consoles, chosen, time, cancellationToken);
        var reading = await reader.ReadAsync(Encoding.UTF8.GetBytes(html), cancellationToken);
        var recorded = PageScrubber.Scrub(html, pack)
            ?? throw CliException.Failed("The page was not recorded.", "No open chat was found in it.", "Open a chat, save the page, and record it.");
        var readAgain = await reader.ReadAsync(Encoding.UTF8.GetBytes(recorded), cancellationToken);
        var expected = Describe(readAgain);
        var checker = new LeakChecker(html, pack);
        IReadOnlyList<string> problems =
        [
            .. checker.Find(ReadingFixture.PageFile, recorded), .. checker.Find(ReadingFixture.ExpectedFile, expected), .. ReadingShape.Differences(reading, readAgain),
        ];
        if (problems.Count == 0)
        {
            await SaveAsync(folder, recorded, expected, cancellationToken);
        }

        return new RecordedPage(readAgain.Messages.Count, problems);
    }

    // Both files or none: they are written beside, and the folder is then given its name.
    private static async Task SaveAsync(DirectoryInfo folder, string page, string expected, CancellationToken cancellationToken)
    {
        var beside = folder.FullName.TrimEnd(Path.DirectorySeparatorChar) + ".new";
        Directory.CreateDirectory(beside);
        try
        {
            await File.WriteAllTextAsync(Path.Combine(beside, ReadingFixture.PageFile), page, cancellationToken);
            await File.WriteAllTextAsync(Path.Combine(beside, ReadingFixture.ExpectedFile), expected, cancellationToken);
            if (folder.Exists)
            {
                folder.Delete();
            }

            Directory.Move(beside, folder.FullName);
        }
        finally
        {
            if (Directory.Exists(beside))
            {
                Directory.Delete(beside, recursive: true);
            }
        }
    }

    private static string Describe(SavedReading reading)
    {
        var expected = new JsonObject { ["title"] = reading.Identity.Title };
        if (reading.Identity.Phone is { } phone)
        {
            expected["phone"] = phone;
        }

        expected["messages"] = new JsonArray([.. reading.Messages.Select(message => JsonSerializer.SerializeToNode(message, ContractJson.Strict))]);
        expected["directions"] = new JsonArray([.. reading.DirectionCertainties.Select(certainty => JsonValue.Create(certainty.Value))]);
        expected["coverage"] = JsonSerializer.SerializeToNode(reading.Report.Coverage, ContractJson.Strict);
        return expected.ToJsonString(Written) + "\n";
    }
}
