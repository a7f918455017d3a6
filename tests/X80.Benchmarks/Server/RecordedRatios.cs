using System.Text.Json;

namespace X80.Benchmarks.Server;

/// <summary>What the ratio to the floor was when it was last measured on a quiet machine, by database: <c>recorded.json</c>.</summary>
internal static class RecordedRatios
{
    public static double Of(string database)
    {
        using var stream = typeof(RecordedRatios).Assembly.GetManifestResourceStream("recorded.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, double>>(stream)![database];
    }
}
