using System.Text.Json;
using X80.Contract.Messages;
using X80.Sdk.Reading.Raw;

namespace X80.Sdk.Reading;

/// <summary>
/// A saved page and the reading it must give: a folder with <c>page.html</c> and <c>expected.json</c>. Times are compared
/// as the page shows them, by the clock on the wall, since a page knows no time zone.
/// </summary>
public sealed class ReadingFixture
{
    public const string PageFile = "page.html";
    public const string ExpectedFile = "expected.json";

    private readonly ExpectedReading expected;

    private ReadingFixture(string name, string html, ExpectedReading expected) => (Name, Html, this.expected) = (name, html, expected);

    /// <summary>The folder's name.</summary>
    public string Name { get; }

    /// <summary>The saved page, to be shown at the channel's own address.</summary>
    public string Html { get; }

    /// <exception cref="InvalidDataException">A file is missing or is not of the format; the message says which and what is expected.</exception>
    public static async Task<ReadingFixture> LoadAsync(string folder, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        var html = await ReadAsync(folder, PageFile, cancellationToken);
        var json = await ReadAsync(folder, ExpectedFile, cancellationToken);
        try
        {
            var expected = JsonSerializer.Deserialize(json, FixtureJson.Strict) ?? throw new JsonException();
            return new ReadingFixture(name, html, expected);
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{ExpectedFile} of fixture {name} is no expected reading (at {problem.Path ?? "$"}). Write it as docs/readers.md says.", problem);
        }
    }

    /// <returns>One line a difference, expected against read; empty where the reading is right.</returns>
    public IReadOnlyList<string> Compare(SavedReading reading)
    {
        var lines = new List<string>();
        Differ(lines, "title", expected.Title, reading.Identity.Title);
        Differ(lines, "phone", expected.Phone ?? "(none)", reading.Identity.Phone ?? "(none)");
        Differ(lines, "coverage", Text(expected.Coverage), Text(reading.Report.Coverage));
        for (var at = 0; at < Math.Max(expected.Messages.Count, reading.Messages.Count); at++)
        {
            Differ(lines, $"message {at + 1}", Text(expected.Messages.ElementAtOrDefault(at)), Text(reading.Messages.ElementAtOrDefault(at)));
        }

        if (expected.Directions is { } directions)
        {
            Differ(lines, "directions", string.Join(' ', directions), string.Join(' ', reading.DirectionCertainties));
        }

        return lines;
    }

    private static void Differ(List<string> lines, string what, string? wanted, string? got)
    {
        if (wanted != got)
        {
            lines.Add($"{what}: expected {wanted}, read {got}");
        }
    }

    private static string Text(CapturedMessage? message) => message is null ? "(none)" : FixtureJson.WallClock(message);

    private static string Text(Coverage coverage) => FixtureJson.WallClock(coverage);

    private static async Task<string> ReadAsync(string folder, string file, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(Path.Combine(folder, file), cancellationToken);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException($"A fixture is a folder with {PageFile} and {ExpectedFile}; {file} is missing.", problem);
        }
    }
}
