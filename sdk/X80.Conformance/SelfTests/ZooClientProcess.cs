using System.Diagnostics;
using System.Text.Json;

namespace X80.Conformance.SelfTests;

/// <summary>
/// A process of the zoo that judges clients, one after another, each with browsers, a backend and a rig of its own: a client has no
/// life outside one. To start and compile a rig again for each took longer than to judge a client.
/// </summary>
internal sealed class ZooClientProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(10);

    private readonly Process process;

    private ZooClientProcess(Process process) => this.process = process;

    /// <param name="zoo">The program and its arguments.</param>
    /// <exception cref="InvalidOperationException">The zoo does not start.</exception>
    public static ZooClientProcess Start(IReadOnlyList<string> zoo) => new(ZooProgram.Start(zoo, ["clients"]));

    /// <exception cref="InvalidOperationException">The process does not say how the client was judged; it is of no more use.</exception>
    public async Task<ZooVerdicts> JudgeAsync(ZooClientRun run, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(run, JsonSerializerOptions.Web).AsMemory(), patience.Token);
            await process.StandardInput.FlushAsync(patience.Token);
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                // A backend may log before the client has been judged.
                if (line.StartsWith("{\"judged\"", StringComparison.Ordinal))
                {
                    return JsonSerializer.Deserialize<ZooVerdicts>(line, JsonSerializerOptions.Web)!;
                }
            }
            throw new InvalidOperationException($"The zoo did not say how its client '{run.Name}' was judged.");
        }
        catch (IOException e)
        {
            throw new InvalidOperationException($"The zoo ended before its client '{run.Name}' was judged.", e);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException($"The zoo's client '{run.Name}' was not judged within {Patience.TotalMinutes} minutes.");
        }
    }

    /// <summary>Lets it end by itself, so that it takes its display with it.</summary>
    public async Task EndAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(EndTime);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // It is killed where it is disposed.
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
        process.Dispose();
    }
}
