using System.Diagnostics;

namespace X80.ReferenceServer.Tests.Rig.Disks;

/// <summary>A file as the disk has it, and what was written since and may be lost.</summary>
internal sealed class SimulatedFile(byte[] flushed)
{
    private const int Sector = 512;

    private readonly List<(long Offset, byte[]? Bytes)> pending = [];
    private byte[] flushed = flushed;
    private int done;

    /// <summary>How many changes were made so far.</summary>
    public int Changes => done + pending.Count;

    public void Write(long offset, byte[] bytes) => pending.Add((offset, bytes));

    public void Truncate(long length) => pending.Add((length, null));

    /// <summary>The first so many changes are on the disk.</summary>
    public void Flush(int changes)
    {
        var count = Math.Max(changes - done, 0);
        flushed = pending.Take(count).Aggregate(flushed, Apply);
        pending.RemoveRange(0, count);
        done += count;
    }

    public byte[] Survives(Loss loss, Random random) => loss switch
    {
        Loss.Drop => flushed,
        Loss.Half => pending.Where(_ => random.Next(2) == 0).Aggregate(flushed, Apply),
        Loss.Torn => pending.SelectMany(Sectors).Where(_ => random.Next(2) == 0).Aggregate(flushed, Apply),
        _ => throw new UnreachableException(),
    };

    private static byte[] Apply(byte[] file, (long Offset, byte[]? Bytes) change)
    {
        var end = (int)change.Offset + (change.Bytes?.Length ?? 0);
        var changed = file;
        if (change.Bytes is null || end > file.Length)
        {
            changed = new byte[end];
            file.AsSpan(0, Math.Min(file.Length, end)).CopyTo(changed);
        }
        else
        {
            changed = [.. file];
        }

        change.Bytes?.CopyTo(changed, change.Offset);
        return changed;
    }

    private static IEnumerable<(long Offset, byte[]? Bytes)> Sectors((long Offset, byte[]? Bytes) change)
    {
        if (change.Bytes is null)
        {
            yield return change;
            yield break;
        }

        for (var at = 0; at < change.Bytes.Length;)
        {
            var length = (int)Math.Min(Sector - ((change.Offset + at) % Sector), change.Bytes.Length - at);
            yield return (change.Offset + at, change.Bytes[at..(at + length)]);
            at += length;
        }
    }
}
