using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Cli.Running;

namespace X80.Cli.Reader;

/// <summary>Prints the reading of each page.</summary>
internal sealed class PageReadings
{
    // For a terminal and for people who read other scripts than Latin: characters as they are.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Consoles consoles;
    private readonly ChosenChannel chosen;
    private readonly TimeProvider time;

    public PageReadings(Consoles consoles, ChosenChannel chosen, TimeProvider time) =>
        (this.consoles, this.chosen, this.time) = (consoles, chosen, time);

    /// <returns>Done when every page was read; a refusal is a failed check.</returns>
    public async Task<int> TellAsync(IReadOnlyList<FileInfo> pages, bool json, CancellationToken cancellationToken)
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

            await consoles.Data.WriteLineAsync(json
                ? new JsonObject([new("page", page.Name), .. reading.DeepClone().AsObject().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))]).ToJsonString(Plain)
                : $"{page.Name}: {Summary(reading)}");
            await consoles.Data.FlushAsync(cancellationToken);
        }

        return exitCode;
    }

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
