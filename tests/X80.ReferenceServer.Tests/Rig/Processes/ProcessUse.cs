using System.Globalization;

namespace X80.ReferenceServer.Tests.Rig.Processes;

/// <summary>What a process holds of the machine at one moment.</summary>
/// <param name="Minutes">Since the beginning.</param>
/// <param name="Memory">Its resident memory, in MiB.</param>
/// <param name="Handles">Open files and connections.</param>
/// <param name="Log">The size of the write-ahead log, in MiB.</param>
internal sealed record ProcessUse(double Minutes, double Memory, int Handles, double Log)
{
    private const double Mebi = 1024 * 1024;

    /// <param name="process">Its id.</param>
    /// <param name="log">The path of the log; none where there is no such file.</param>
    /// <param name="elapsed">Since the beginning.</param>
    public static ProcessUse Of(int process, string log, TimeSpan elapsed)
    {
        var line = File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        var kibibytes = double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        var file = new FileInfo(log);
        return new ProcessUse(elapsed.TotalMinutes, kibibytes / 1024, Directory.GetFiles($"/proc/{process}/fd").Length, file.Exists ? file.Length / Mebi : 0);
    }

    /// <summary>MiB a minute, by least squares.</summary>
    public static double Slope(IReadOnlyList<ProcessUse> uses)
    {
        var (time, memory) = (uses.Average(use => use.Minutes), uses.Average(use => use.Memory));
        return uses.Sum(use => (use.Minutes - time) * (use.Memory - memory)) / uses.Sum(use => Math.Pow(use.Minutes - time, 2));
    }
}
