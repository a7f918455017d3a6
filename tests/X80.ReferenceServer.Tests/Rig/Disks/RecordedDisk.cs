using System.Text;

namespace X80.ReferenceServer.Tests.Rig.Disks;

/// <summary>What a process did to the files of one folder, from the folder as it was: played to any moment, it gives what a power cut leaves.</summary>
internal sealed class RecordedDisk
{
    /// <summary>The requests that it understands, and those by which a server answers.</summary>
    public const string Calls =
        "openat,write,pwrite64,writev,pwritev,pwritev2,fsync,fdatasync,msync,ftruncate,fallocate,link,linkat,rename,renameat,renameat2,unlink,unlinkat,sendto,sendmsg";

    // Locks and the index of the log: SQLite makes them anew.
    private static readonly string[] Passing = ["-shm", "server.lock"];

    private readonly string folder;
    private readonly IReadOnlyDictionary<string, byte[]> before;
    private readonly IReadOnlyList<(int Line, Action<SimulatedDisk> Act)> acts;
    private readonly List<(int Line, Action<SimulatedDisk> Act)> read = [];
    private readonly List<(int Line, string Text)> answers = [];

    /// <param name="folder">The folder.</param>
    /// <param name="before">Its files before the recording.</param>
    /// <param name="trace">Of <see cref="Strace"/>, with <see cref="Calls"/>.</param>
    public RecordedDisk(string folder, IReadOnlyDictionary<string, byte[]> before, string trace)
    {
        (this.folder, this.before) = (folder, before);
        foreach (var call in Trace.Read(trace))
        {
            Add(call);
        }

        acts = [.. read.OrderBy(act => act.Line)];
    }

    /// <summary>The moments between which something happened to the files.</summary>
    public IReadOnlyList<int> Instants => [.. acts.Select(act => act.Line).Distinct()];

    public static IReadOnlyDictionary<string, byte[]> Photograph(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsKept).ToDictionary(file => file, File.ReadAllBytes);

    /// <returns>The moment at which an answer with this text was given to the system.</returns>
    public int AnsweredAt(string text) => answers.First(answer => answer.Text.Contains(text, StringComparison.Ordinal)).Line;

    /// <summary>What a power cut before this line of the trace leaves, by path.</summary>
    public IReadOnlyDictionary<string, byte[]> CutAt(int instant, Loss loss, Random random)
    {
        var disk = new SimulatedDisk(before);
        foreach (var (_, act) in acts.TakeWhile(act => act.Line < instant))
        {
            act(disk);
        }

        return disk.Survives(loss, random);
    }

    private static bool IsKept(string path) => !Passing.Any(end => path.EndsWith(end, StringComparison.Ordinal));

    private void Add(TracedCall call)
    {
        var first = Trace.PathOfFirst(call.Arguments);
        switch (call.Name)
        {
            case "sendto" or "sendmsg":
                answers.Add((call.Begun, string.Concat(Trace.Texts(call.Arguments).Select(Encoding.UTF8.GetString))));
                break;
            case "openat" when Trace.Texts(call.Arguments) is [var opened] && call.Arguments.Contains("O_CREAT", StringComparison.Ordinal):
                Record(call, Encoding.UTF8.GetString(opened), path => disk => Open(disk, path, call.Arguments.Contains("O_TRUNC", StringComparison.Ordinal)));
                break;
            case "pwrite64" when Trace.Texts(call.Arguments) is [var bytes]:
                Record(call, first, path => disk => disk.Find(path)?.Write(Trace.Last(call.Arguments), bytes));
                break;
            case "ftruncate":
                Record(call, first, path => disk => disk.Find(path)?.Truncate(Trace.Last(call.Arguments)));
                break;
            case "fsync" or "fdatasync":
                AddFlush(call, first);
                break;
            case "link" or "rename" when Trace.Texts(call.Arguments) is [var from, var to]:
                AddMove(call, Encoding.UTF8.GetString(from), Encoding.UTF8.GetString(to));
                break;
            case "unlink" when Trace.Texts(call.Arguments) is [var gone]:
                Record(call, Encoding.UTF8.GetString(gone), path => disk => disk.Delete(path));
                break;
            default:
                var named = Trace.Texts(call.Arguments).Select(Encoding.UTF8.GetString).Append(first).Where(IsMine);
                Assert.True(call.Name == "openat" || !named.Any(), $"The replay does not know {call.Name}.");
                break;
        }
    }

    private static void Open(SimulatedDisk disk, string path, bool emptied)
    {
        var file = disk.FindOrCreate(path);
        if (emptied)
        {
            file.Truncate(0);
        }
    }

    private void AddMove(TracedCall call, string from, string to) => Record(call, from, _ => disk =>
    {
        if (call.Name == "link")
        {
            disk.Link(from, to);
        }
        else
        {
            disk.Move(from, to);
        }
    });

    /// <summary>What was written before it began is safe when it has ended.</summary>
    private void AddFlush(TracedCall call, string? path)
    {
        var covered = 0;
        var isFolder = Directory.Exists(path);
        Record(call, path, _ => disk => covered = isFolder ? disk.Changes : disk.Find(path!)?.Changes ?? 0);
        Record(call with { Begun = call.Ended }, path, _ => disk =>
        {
            if (isFolder)
            {
                disk.FlushNames(path!, covered);
            }
            else
            {
                disk.Find(path!)?.Flush(covered);
            }
        });
    }

    private void Record(TracedCall call, string? path, Func<string, Action<SimulatedDisk>> act)
    {
        if (IsMine(path))
        {
            read.Add((call.Begun, act(path!)));
        }
    }

    private bool IsMine(string? path) => path?.StartsWith(folder, StringComparison.Ordinal) == true && IsKept(path);
}
