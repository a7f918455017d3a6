using System.Diagnostics;
using System.Text.Json;
using X80.Conformance.Subjects;

namespace X80.Conformance.Launching.Sight;

/// <summary>The one reader of a session's accessibility bus, the script <c>places.py</c>: a process a look would be slower than what it looks at.</summary>
internal sealed class Eyes : IAsyncDisposable
{
    private readonly Process process;
    private readonly SemaphoreSlim turn = new(1);

    private Eyes(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) => Said = line.Data ?? Said;
        process.BeginErrorReadLine();
    }

    private string Said { get; set; } = "";

    /// <exception cref="ClientFailedException">There is no Python of the system's.</exception>
    public static Eyes Open(DesktopSession session) =>
        new(session.Start(DesktopSession.Python, ["-c", RigFile.Read("places.py")], new Dictionary<string, string>()));

    /// <param name="surface">How the address of the document begins that is looked at; empty for widgets.</param>
    /// <param name="focus">The button to focus, by the beginning of its name; empty for none.</param>
    /// <param name="cancellationToken">Ends with the run.</param>
    /// <exception cref="ClientFailedException">The bus cannot be read.</exception>
    public async Task<Look> AskAsync(string surface, string focus, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { surface, focus }).AsMemory(), cancellationToken);
            await process.StandardInput.FlushAsync(cancellationToken);
            var line = await process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new IOException("It ended.");
            return JsonSerializer.Deserialize<Look>(line, JsonSerializerOptions.Web)!;
        }
        catch (IOException e)
        {
            throw new ClientFailedException($"The accessibility bus cannot be read ({Said}). Are python3-gi and gir1.2-atspi-2.0 installed?", e);
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        turn.Dispose();
    }
}
