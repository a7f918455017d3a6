using System.Globalization;
using System.Runtime.InteropServices;

namespace X80.Benchmarks.Report;

/// <summary>The machine that measures, in few words: ratios depend on it less than times do, and not nothing.</summary>
internal static class Machine
{
    public static string Name => string.Create(
        CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {Processor()}, {RuntimeInformation.FrameworkDescription}");

    private static string Processor()
    {
        const string Label = "model name";
        var line = OperatingSystem.IsLinux()
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(Label, StringComparison.Ordinal))
            : null;
        return line?.Split(':')[^1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
