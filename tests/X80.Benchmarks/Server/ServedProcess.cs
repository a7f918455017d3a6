using System.Diagnostics;
using System.Globalization;
using X80.ReferenceServer;

namespace X80.Benchmarks.Server;

/// <summary>A server in a process of its own, so that its time and memory can be told from the load's.</summary>
internal sealed class ServedProcess : IDisposable
{
    // Of this system's clock of processes.
    private const double TicksASecond = 100;

    private readonly Process process;

    private ServedProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public int Id => process.Id;

    /// <summary>Seconds of processor that it has used.</summary>
    public double Processor
    {
        get
        {
            // The second word is the program's name in parentheses, and may hold spaces.
            var words = File.ReadAllText($"/proc/{process.Id}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return (double.Parse(words[11], CultureInfo.InvariantCulture) + double.Parse(words[12], CultureInfo.InvariantCulture)) / TicksASecond;
        }
    }

    /// <summary>Resident, in MiB.</summary>
    public double Memory
    {
        get
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
    }

    public static Task<ServedProcess> FloorAsync() => StartAsync(typeof(ServedProcess).Assembly.Location, "serve-floor");

    /// <param name="arguments">Of the reference server.</param>
    public static Task<ServedProcess> ReferenceAsync(params string[] arguments) =>
        StartAsync(typeof(ServerOptions).Assembly.Location, ["--urls", "http://127.0.0.1:0", .. arguments]);

    /// <param name="folder">Where a reference server was published to.</param>
    /// <param name="arguments">Its own.</param>
    public static Task<ServedProcess> PublishedAsync(string folder, params string[] arguments) =>
        StartAsync(new ProcessStartInfo(Path.Combine(folder, typeof(ServerOptions).Assembly.GetName().Name!), ["--urls", "http://127.0.0.1:0", .. arguments]));

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    /// <exception cref="InvalidOperationException">It ended before it said where it listens.</exception>
    private static Task<ServedProcess> StartAsync(string program, params string[] arguments) => StartAsync(new ProcessStartInfo("dotnet", ["exec", program, .. arguments]));

    private static async Task<ServedProcess> StartAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.LastIndexOf("http://", StringComparison.Ordinal) is > 0 and var at)
            {
                // Whatever it says later must not fill the pipe.
                _ = process.StandardOutput.ReadToEndAsync();
                return new ServedProcess(process, new Uri(line[at..]));
            }
        }

        throw new InvalidOperationException($"{start.FileName} ended before it said where it listens.");
    }
}
