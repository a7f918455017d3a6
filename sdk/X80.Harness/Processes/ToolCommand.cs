using System.ComponentModel;
using System.Diagnostics;

namespace X80.Harness.Processes;

/// <summary>A program of the machine, run to its end with its output as progress lines.</summary>
internal sealed class ToolCommand(string program, IEnumerable<string> arguments)
{
    public Dictionary<string, string> Environment { get; } = [];

    /// <returns>The exit code.</returns>
    /// <exception cref="HarnessException">The program is not installed.</exception>
    public async Task<int> RunAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += Report;
        process.ErrorDataReceived += Report;
        try
        {
            process.Start();
        }
        catch (Win32Exception failure)
        {
            throw new HarnessException($"{program} could not be started on this machine. Install it and start again.", failure);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode;

        void Report(object sender, DataReceivedEventArgs line)
        {
            if (!string.IsNullOrWhiteSpace(line.Data))
            {
                progress.Report(line.Data);
            }
        }
    }
}
