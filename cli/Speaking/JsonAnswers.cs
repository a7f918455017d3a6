using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using X80.Cli.Running;

namespace X80.Cli.Speaking;

/// <summary>Documents of <c>--json</c>, a line each.</summary>
internal static class JsonAnswers
{
    /// <summary>Writes the document where it was asked for.</summary>
    /// <param name="consoles">Where stdout is.</param>
    /// <param name="json">Whether <c>--json</c> was given.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="shape">Its members, as <see cref="CliJson"/> has them.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    public static async Task AnswerAsync<T>(this Consoles consoles, bool json, T answer, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
    {
        if (json)
        {
            await consoles.Data.WriteLineAsync(JsonSerializer.Serialize(answer, shape).AsMemory(), cancellationToken);
            await consoles.Data.FlushAsync(cancellationToken);
        }
    }
}
