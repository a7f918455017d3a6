using System.Diagnostics;

namespace X80.Cli.Tests.Support;

/// <summary>A program that is waited for, with all it said.</summary>
internal static class ChildProcess
{
    public static async Task<(int ExitCode, string Said)> RunAsync(
        string program, string[] arguments, DirectoryInfo folder, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken, string? input = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardInput = input is not null,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }

        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output + await error);
    }
}
