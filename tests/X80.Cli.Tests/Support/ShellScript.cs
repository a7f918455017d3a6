namespace X80.Cli.Tests.Support;

/// <summary>A program of a few lines of shell, such as a browser that never comes up.</summary>
internal static class ShellScript
{
    /// <returns>Its path.</returns>
    public static async Task<string> WriteAsync(string path, string lines, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(path, $"#!/bin/sh\n{lines}\n", cancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return path;
    }
}
