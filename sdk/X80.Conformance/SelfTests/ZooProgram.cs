using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace X80.Conformance.SelfTests;

/// <summary>The zoo as a program beside this one.</summary>
internal static class ZooProgram
{
    /// <summary>What the zoo holds.</summary>
    /// <exception cref="InvalidOperationException">The zoo does not start, or does not answer as one.</exception>
    public static async Task<IReadOnlyList<ZooEntry>> ListAsync(IReadOnlyList<string> zoo, CancellationToken cancellationToken)
    {
        using var process = Start(zoo, ["list", "--json"]);
        var lines = (await process.StandardOutput.ReadToEndAsync(cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 && lines.Length > 0
            ? [.. lines.Select(line => JsonSerializer.Deserialize<ZooEntry>(line, JsonSerializerOptions.Web)!)]
            : throw new InvalidOperationException("The zoo does not list its servers.");
    }

    /// <param name="zoo">The program and its arguments.</param>
    /// <param name="arguments">More of them.</param>
    /// <exception cref="InvalidOperationException">The zoo does not start.</exception>
    public static Process Start(IReadOnlyList<string> zoo, string[] arguments)
    {
        var start = new ProcessStartInfo(zoo[0], [.. zoo.Skip(1), .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException("The zoo could not be started.");
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("The zoo could not be started. Check its path.", e);
        }
    }
}
