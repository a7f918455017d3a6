using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace X80.Conformance.Rig;

/// <summary>
/// A probe that is a program: it gets one text a line on its input and answers one JSON object a line,
/// <c>{"text":…,"place":…}</c>, for each place where a text was found. It runs without a shell.
/// </summary>
public sealed class CommandProbe : IProbe
{
    private readonly string program;
    private readonly IReadOnlyList<string> arguments;

    /// <param name="command">The program and its arguments.</param>
    public CommandProbe(IReadOnlyList<string> command)
    {
        ArgumentOutOfRangeException.ThrowIfZero(command.Count);
        (program, arguments) = (command[0], [.. command.Skip(1)]);
    }

    public async Task<IReadOnlyList<ProbeHit>> FindAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        using var process = Start();
        try
        {
            var answer = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var complaint = process.StandardError.ReadToEndAsync(cancellationToken);
            foreach (var text in texts)
            {
                await process.StandardInput.WriteLineAsync(text.AsMemory(), cancellationToken);
            }
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancellationToken);
            await complaint;
            return process.ExitCode == 0
                ? [.. (await answer).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse)]
                : throw new ProbeFailedException($"The probe ended with exit code {process.ExitCode}. Run it by hand with one text on its input.");
        }
        catch (IOException e)
        {
            throw new ProbeFailedException("The probe ended before it had read all texts. Run it by hand with one text on its input.", e);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start) ?? throw new ProbeFailedException("The probe could not be started. Check its path.");
        }
        catch (Win32Exception e)
        {
            throw new ProbeFailedException("The probe could not be started. Check its path and that it is executable.", e);
        }
    }

    private static ProbeHit Parse(string line)
    {
        try
        {
            using var hit = JsonDocument.Parse(line);
            return new ProbeHit(hit.RootElement.GetProperty("text").GetString()!, hit.RootElement.GetProperty("place").GetString()!);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ProbeFailedException("The probe answered a line that is not {\"text\":…,\"place\":…}.", e);
        }
    }
}
