using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Cli.Running;
using X80.Cli.Speaking;

namespace X80.Cli.Reader;

/// <summary>Prints the reading of each page.</summary>
internal sealed class PageReadings
{
    // For a terminal and for people who read other scripts than Latin: characters as they are.
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Consoles consoles;
    private readonly TimeProvider time;
    private readonly bool json;

    /// <param name="consoles">Where to.</param>
    /// <param name="time">The clock.</param>
    /// <param name="json">One JSON line a page.</param>
    public PageReadings(Consoles consoles, TimeProvider time, bool json) => (this.consoles, this.time, this.json) = (consoles, time, json);

    /// <summary>Reads each page again when it, or one of the channel's files, is saved; until it is cancelled.</summary>
    /// <param name="choose">Reads the channel's files anew.</param>
    /// <param name="files">The channel's files; none where it ships.</param>
    /// <param name="pages">The pages.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<int> WatchAsync(Func<ChosenChannel> choose, IReadOnlyList<FileInfo> files, IReadOnlyList<FileInfo> pages, CancellationToken cancellationToken) =>
        new PageWatch(consoles, choose, files, time).RunAsync(pages, WriteAsync, cancellationToken);

    /// <returns>Done when every page was read; a refusal is a failed check.</returns>
    public async Task<int> TellAsync(ChosenChannel chosen, IReadOnlyList<FileInfo> pages, CancellationToken cancellationToken)
    {
        await using var reader = await PageReader.StartAsync(consoles, chosen, time, cancellationToken);
        var exitCode = ExitCode.Done;
        foreach (var page in pages)
        {
            var reading = await reader.AnswerAsync(page, cancellationToken);
            if (reading["outcome"]!.GetValue<string>() != "read")
            {
                exitCode = ExitCode.CheckFailed;
            }

            await WriteAsync(page, reading, []);
        }

        return exitCode;
    }

    private async Task WriteAsync(FileInfo page, JsonObject reading, IReadOnlyList<string> changes)
    {
        if (json)
        {
            await consoles.Data.WriteLineAsync(Line(page, reading));
        }

        foreach (var line in json ? [] : changes.Select(change => "  " + change).Prepend($"{PrintableText.OfName(page.Name)}: {Summary(reading)}"))
        {
            await consoles.TellAsync(line);
        }

        if (IsOfTheScript(reading["refusal"]))
        {
            consoles.Warn("A saved page cannot go: the script failed on it. Most likely a selector of the pack is none; see x80 reader pack lint.");
        }

        await consoles.Data.FlushAsync();
    }

    private static bool IsOfTheScript(JsonNode? refusal) => ((string?)refusal?["stage"], (string?)refusal?["why"]) == ("script", "page-gone");

    private static string Line(FileInfo page, JsonObject reading) => new JsonObject(
        [new("page", page.Name), .. reading.DeepClone().AsObject().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))]).ToJsonString(Plain);

    private static string Summary(JsonObject reading)
    {
        if (reading["refusal"] is { } refusal)
        {
            return $"refused at {refusal["stage"]}: {refusal["why"]} {refusal["selector"]}".TrimEnd();
        }

        var coverage = reading["reading"]!["coverage"]!;
        return $"read {reading["messages"]!.AsArray().Count} of {coverage["rowsSeen"]} rows, {coverage["notRendered"]} not rendered, {coverage["unknownKind"]} of unknown kind";
    }
}
