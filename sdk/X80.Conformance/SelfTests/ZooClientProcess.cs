using System.Globalization;
using System.Text.Json;

namespace X80.Conformance.SelfTests;

/// <summary>A client of the zoo in a process of its own, with the rig around it: a client has no life outside one.</summary>
internal static class ZooClientProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <param name="zoo">The program and its arguments.</param>
    /// <param name="name">Which client.</param>
    /// <param name="only">Ids of cases; empty for all.</param>
    /// <param name="seed">Gives the order of stimuli.</param>
    /// <param name="cancellationToken">Ends the wait, and the client.</param>
    /// <exception cref="InvalidOperationException">The client does not start, or does not say how it was judged.</exception>
    public static async Task<ZooVerdicts> JudgeAsync(IReadOnlyList<string> zoo, string name, IReadOnlyList<string> only, int seed, CancellationToken cancellationToken)
    {
        using var process = ZooProcess.Start(
            zoo, ["client", name, "--json", "--seed", seed.ToString(CultureInfo.InvariantCulture), .. only.SelectMany(id => new[] { "--only", id })]);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var lines = (await process.StandardOutput.ReadToEndAsync(patience.Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            await process.WaitForExitAsync(patience.Token);
            return lines.LastOrDefault() is { } line && line.StartsWith('{')
                ? JsonSerializer.Deserialize<ZooVerdicts>(line, JsonSerializerOptions.Web)!
                : throw new InvalidOperationException($"The zoo's client '{name}' did not say how it was judged.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException($"The zoo's client '{name}' was not judged within {Patience.TotalMinutes} minutes.");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
