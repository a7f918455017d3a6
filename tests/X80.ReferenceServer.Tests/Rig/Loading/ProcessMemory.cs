using System.Globalization;

namespace X80.ReferenceServer.Tests.Rig.Loading;

/// <summary>Memory of another process, as the kernel counts it. Linux only.</summary>
internal static class ProcessMemory
{
    /// <returns>Bytes resident now.</returns>
    public static long Resident(int process) => Read(process, "VmRSS:");

    /// <returns>The most bytes resident since <see cref="ForgetPeak"/>.</returns>
    public static long Peak(int process) => Read(process, "VmHWM:");

    public static void ForgetPeak(int process) => File.WriteAllText($"/proc/{process}/clear_refs", "5");

    private static long Read(int process, string name)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
    }
}
