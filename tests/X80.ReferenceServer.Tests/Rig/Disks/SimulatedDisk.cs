namespace X80.ReferenceServer.Tests.Rig.Disks;

/// <summary>
/// The files of one folder on a disk that may lose power. Bytes are safe once their file was flushed, names once their folder
/// was; before that a name is lost or kept in the order in which names were changed.
/// </summary>
internal sealed class SimulatedDisk
{
    private readonly List<(int Number, string Folder, Action<Dictionary<string, SimulatedFile>> Change)> pending = [];
    private readonly Dictionary<string, SimulatedFile> flushed;
    private readonly Dictionary<string, SimulatedFile> names;

    public SimulatedDisk(IReadOnlyDictionary<string, byte[]> files)
    {
        flushed = files.ToDictionary(file => file.Key, file => new SimulatedFile(file.Value));
        names = new(flushed);
    }

    /// <summary>How many names were changed so far.</summary>
    public int Changes { get; private set; }

    public SimulatedFile? Find(string path) => names.GetValueOrDefault(path);

    public SimulatedFile FindOrCreate(string path)
    {
        if (Find(path) is { } held)
        {
            return held;
        }

        var created = new SimulatedFile([]);
        Rename(path, on => on[path] = created);
        return created;
    }

    public void Link(string from, string to)
    {
        var file = names[from];
        Rename(to, on => on[to] = file);
    }

    public void Move(string from, string to)
    {
        var file = names[from];
        Rename(to, on =>
        {
            on.Remove(from);
            on[to] = file;
        });
    }

    public void Delete(string path) => Rename(path, on => on.Remove(path));

    /// <summary>The names of the folder among the first so many changes are on the disk.</summary>
    public void FlushNames(string folder, int changes)
    {
        foreach (var done in pending.Where(change => change.Number <= changes && change.Folder == folder).ToList())
        {
            done.Change(flushed);
            pending.Remove(done);
        }
    }

    /// <summary>What is there when the power is back.</summary>
    public IReadOnlyDictionary<string, byte[]> Survives(Loss loss, Random random)
    {
        var left = new Dictionary<string, SimulatedFile>(flushed);
        foreach (var (_, _, change) in pending.Take(loss == Loss.Drop ? 0 : random.Next(pending.Count + 1)))
        {
            change(left);
        }

        return left.ToDictionary(file => file.Key, file => file.Value.Survives(loss, random));
    }

    private void Rename(string path, Action<Dictionary<string, SimulatedFile>> change)
    {
        change(names);
        pending.Add((++Changes, Path.GetDirectoryName(path)!, change));
    }
}
