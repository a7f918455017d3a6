using System.Diagnostics;

namespace X80.Conformance.SelfTests;

/// <summary>
/// A process of the zoo that is one server after another: to start and compile each anew took longer than to judge it. Whatever does not
/// end when it is told to takes its process with it.
/// </summary>
internal sealed class ZooServerProcess : IDisposable
{
    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(10);

    private readonly Process process;

    private ZooServerProcess(Process process) => this.process = process;

    /// <param name="zoo">The program and its arguments.</param>
    /// <exception cref="InvalidOperationException">The zoo does not start.</exception>
    public static ZooServerProcess Start(IReadOnlyList<string> zoo) => new(ZooProgram.Start(zoo, ["servers"]));

    /// <summary>Writes a line and waits for the answer to it.</summary>
    /// <param name="line">What is asked.</param>
    /// <param name="start">How an answer begins: a server may log before it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The answer; null where the process has ended.</returns>
    public async Task<string?> AskAsync(string line, string start, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteLineAsync(line.AsMemory(), cancellationToken);
            await process.StandardInput.FlushAsync(cancellationToken);
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } answer)
            {
                if (answer.StartsWith(start, StringComparison.Ordinal))
                {
                    return answer;
                }
            }
        }
        catch (IOException)
        {
            // Its input is closed: it has ended.
        }
        return null;
    }

    /// <summary>Ends the server.</summary>
    /// <returns>Whether the process can be another one.</returns>
    public async Task<bool> LeaveAsync()
    {
        using var patience = new CancellationTokenSource(EndTime);
        try
        {
            return await AskAsync("", "{\"ended\"", patience.Token) is not null;
        }
        catch (OperationCanceledException)
        {
            return false;
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
