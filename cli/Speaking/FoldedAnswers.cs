using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using X80.Cli.Running;

namespace X80.Cli.Speaking;

/// <summary>Lines of an answer as people read them: no wider than their terminal.</summary>
internal static class FoldedAnswers
{
    /// <param name="consoles">Where stdout is.</param>
    /// <param name="line">Whole; in a pipe it stays so.</param>
    public static async Task TellAsync(this Consoles consoles, string line)
    {
        foreach (var folded in FoldedText.OfLine(line, consoles.DataWidth))
        {
            await consoles.Data.WriteLineAsync(folded);
        }
    }

    /// <summary>One answer: as JSON on one line, whatever the terminal's width, or in words.</summary>
    public static Task TellAsync<T>(this Consoles consoles, bool json, T answer, JsonTypeInfo<T> shape, string words) =>
        json ? consoles.Data.WriteLineAsync(JsonSerializer.Serialize(answer, shape)) : consoles.TellAsync(words);
}
