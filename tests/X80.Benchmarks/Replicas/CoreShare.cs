using System.Globalization;

namespace X80.Benchmarks.Replicas;

/// <summary>
/// Holds one process to a part of a core, by a control group of Linux (version 1 or 2, whichever carries the processor's
/// controller). Who may make one is root, where the system lets its groups be written.
/// </summary>
internal sealed class CoreShare : IDisposable
{
    private const int PeriodMicroseconds = 100_000;
    private const string Processes = "cgroup.procs";

    private readonly string group;

    private CoreShare(string group) => this.group = group;

    private static string RootOfVersion1 => "/sys/fs/cgroup/cpu";

    private static string RootOfVersion2 => "/sys/fs/cgroup";

    /// <param name="processId">Whom; with all of its threads.</param>
    /// <param name="cores">How much, such as 0.25.</param>
    /// <exception cref="InvalidOperationException">This system gives no control group to this account.</exception>
    public static CoreShare Hold(int processId, double cores)
    {
        var quota = ((int)(cores * PeriodMicroseconds)).ToString(CultureInfo.InvariantCulture);
        var isVersion1 = Directory.Exists(RootOfVersion1);
        var share = new CoreShare(Path.Combine(isVersion1 ? RootOfVersion1 : RootOfVersion2, string.Create(CultureInfo.InvariantCulture, $"x80-bench-{processId}")));
        try
        {
            Directory.CreateDirectory(share.group);
            if (isVersion1)
            {
                share.Write("cpu.cfs_period_us", PeriodMicroseconds.ToString(CultureInfo.InvariantCulture));
                share.Write("cpu.cfs_quota_us", quota);
            }
            else
            {
                share.Write("cpu.max", string.Create(CultureInfo.InvariantCulture, $"{quota} {PeriodMicroseconds}"));
            }

            share.Write(Processes, processId.ToString(CultureInfo.InvariantCulture));
            return share;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException("A server could not be held to a part of a core: that takes root, and control groups that can be written.", e);
        }
    }

    /// <summary>Once the process has ended.</summary>
    public void Dispose()
    {
        try
        {
            Directory.Delete(group);
        }
        catch (IOException)
        {
            // The system still holds the ended process for a moment; an empty group of nobody costs nothing.
        }
    }

    private void Write(string file, string value) => File.WriteAllText(Path.Combine(group, file), value);
}
