using System.Diagnostics;

namespace X80.Cli.Tests.Support;

/// <summary>The tool as a process of its own, as a person's shell starts it.</summary>
internal static class CliProcess
{
    public static Process Start(params string[] arguments) => Start(new Dictionary<string, string>(), arguments);

    public static Process Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        // A run in the background inherits that Ctrl-C is ignored; a person's shell does not pass that on.
        // In a process group of its own, which is what a terminal sends Ctrl-C to.
        var start = new ProcessStartInfo(OperatingSystem.IsLinux() ? "setsid" : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (OperatingSystem.IsLinux())
        {
            start.ArgumentList.Add("env");
            start.ArgumentList.Add("--default-signal=INT");
            start.ArgumentList.Add("dotnet");
        }

        start.ArgumentList.Add(typeof(CommandTree).Assembly.Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }

    /// <summary>What Ctrl-C sends: every process of the terminal's gets it, the browsers, too.</summary>
    public static async Task InterruptAsync(Process process, CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-INT", "--", $"-{process.Id}"]);
        await kill.WaitForExitAsync(cancellationToken);
    }
}
