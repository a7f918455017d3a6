using System.Diagnostics;
using System.Globalization;

namespace X80.ReferenceServer.Tests.Rig.Disks;

/// <summary>Debian's strace: it writes down what a process asks of the system, and makes chosen requests fail.</summary>
internal static class Strace
{
    private static readonly Lazy<Task<string>> Program = new(FindAsync);

    /// <summary>The same process, with every request of the named kinds written to a file, contents and all.</summary>
    /// <param name="start">The process.</param>
    /// <param name="trace">The file.</param>
    /// <param name="calls">Kinds of requests, separated by commas.</param>
    public static async Task<ProcessStartInfo> WatchAsync(ProcessStartInfo start, string trace, string calls)
    {
        // -D: the process stays this one's own child; -y: files by their paths; -xx: contents as hexadecimal digits.
        string[] options = ["-D", "-f", "-y", "-xx", "-s", "8388608", "--seccomp-bpf", "-e", $"trace={calls}", "-e", "signal=none", "-o", trace];
        return new ProcessStartInfo(await Program.Value, [.. options, start.FileName, .. start.ArgumentList])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    /// <summary>Lets every request of the named kinds fail in a running process until it is disposed.</summary>
    /// <param name="process">Its id.</param>
    /// <param name="calls">Kinds of requests, separated by commas.</param>
    /// <param name="error">The name of the error.</param>
    /// <param name="paths">Of these files alone.</param>
    public static Task<IAsyncDisposable> BreakAsync(int process, string calls, string error, params string[] paths) =>
        AttachAsync(process, "TERM", [.. paths.SelectMany(path => new[] { "-P", path }), "-e", $"trace={calls}", "-e", $"inject={calls}:error={error}"]);

    /// <summary>Kills a running process (SIGKILL) before it makes the request of one kind that has this number among those of its thread.</summary>
    public static Task<IAsyncDisposable> KillAtAsync(int process, string call, int number) =>
        AttachAsync(process, "KILL", "-e", $"trace={call}", "-e", string.Create(CultureInfo.InvariantCulture, $"inject={call}:signal=KILL:when={number}"));

    /// <param name="process">Its id.</param>
    /// <param name="end">
    /// The signal that ends the watching. On TERM strace lets go of one thread after another, and of a process that has been killed
    /// it may wait for the first, which the system gives up last: for ever. On KILL the system lets go of them all, but a request that was to fail
    /// just then fails with another error.
    /// </param>
    /// <param name="options">Of strace.</param>
    private static async Task<IAsyncDisposable> AttachAsync(int process, string end, params string[] options)
    {
        var start = new ProcessStartInfo(
            await Program.Value, [.. options, "-f", "-qq", "-o", "/dev/null", "-p", process.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardError = true,
        };
        var attached = new Attached(Process.Start(start)!, end);
        await attached.BegunAsync(process);
        return attached;
    }

    private static async Task<string> FindAsync()
    {
        if (InPath() is { } found)
        {
            return found;
        }

        if (Environment.IsPrivilegedProcess && File.Exists("/usr/bin/apt-get"))
        {
            await RunAsync("apt-get", "update");
            await RunAsync("apt-get", "install", "-y", "--no-install-recommends", "strace");
        }

        return InPath() ?? throw new InvalidOperationException(
            "This test watches a server process with strace, which is not on this machine. Install it: sudo apt-get install strace");
    }

    private static string? InPath() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(folder => Path.Combine(folder, "strace")).FirstOrDefault(File.Exists);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
    }

    private sealed class Attached(Process strace, string end) : IAsyncDisposable
    {
        // See what is said of TERM: a test that waits here longer fails by its name.
        private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(60);

        private static CancellationToken Cancel => TestContext.Current.CancellationToken;

        /// <summary>Once a process is watched, the system names its watcher.</summary>
        public Task BegunAsync(int process) => Poll.UntilAsync(
            () => strace.HasExited
                ? throw new InvalidOperationException("strace could not watch the server, as this machine forbids it: " + strace.StandardError.ReadToEnd())
                : Directory.GetDirectories($"/proc/{process}/task").All(IsWatched),
            Cancel);

        public async ValueTask DisposeAsync()
        {
            using var kill = Process.Start("kill", ["-" + end, strace.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync(CancellationToken.None);
            await strace.WaitForExitAsync(CancellationToken.None).WaitAsync(LongestEnd);
            strace.Dispose();
        }

        private bool IsWatched(string task)
        {
            try
            {
                return File.ReadLines(task + "/status").Any(line => line == $"TracerPid:\t{strace.Id}");
            }
            catch (IOException)
            {
                // The thread has ended meanwhile.
                return true;
            }
        }
    }
}
