namespace X80.Benchmarks.Server;

/// <summary>How long answers took, in milliseconds.</summary>
internal sealed class Latencies(IEnumerable<double> milliseconds)
{
    private readonly double[] sorted = [.. milliseconds.Order()];

    public double P50 => At(0.5);

    public double P99 => At(0.99);

    public double P999 => At(0.999);

    private double At(double part) => sorted[Math.Min(sorted.Length - 1, (int)(part * sorted.Length))];
}
