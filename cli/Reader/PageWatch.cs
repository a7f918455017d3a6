using System.Text.Json.Nodes;
using System.Threading.Channels;
using X80.Cli.Running;

namespace X80.Cli.Reader;

/// <summary>Reads pages again whenever one of them, or the channel's own files, are saved, and says what changed in the reading.</summary>
internal sealed class PageWatch(Consoles consoles, Func<ChosenChannel> choose, IReadOnlyList<FileInfo> watched, TimeProvider time)
{
    /// <summary>Goes on until it is cancelled.</summary>
    public async Task<int> RunAsync(IReadOnlyList<FileInfo> pages, Func<FileInfo, JsonObject, IReadOnlyList<string>, Task> tell, CancellationToken cancellationToken)
    {
        var saved = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        var files = pages.Concat(watched).Select(file => file.FullName).ToHashSet(StringComparer.Ordinal);
        var watchers = files.Select(file => Path.GetDirectoryName(file)!).Distinct().Select(folder => Watch(folder, files, saved.Writer)).ToList();
        try
        {
            await using var reader = await PageReader.StartAsync(consoles, choose(), time, cancellationToken);
            var last = new Dictionary<string, JsonObject>();
            await ReadAllAsync(reader, pages, last, tell, cancellationToken);
            consoles.Say("Watching. Save a page or the pack to read again; Ctrl-C ends it.");
            await foreach (var _ in saved.Reader.ReadAllAsync(cancellationToken))
            {
                if (TryChoose(reader))
                {
                    await ReadAllAsync(reader, pages, last, tell, cancellationToken);
                }
            }

            return ExitCode.Done;
        }
        finally
        {
            watchers.ForEach(watcher => watcher.Dispose());
        }
    }

    private static async Task ReadAllAsync(
        PageReader reader, IReadOnlyList<FileInfo> pages, Dictionary<string, JsonObject> last,
        Func<FileInfo, JsonObject, IReadOnlyList<string>, Task> tell, CancellationToken cancellationToken)
    {
        foreach (var page in pages)
        {
            page.Refresh();
            if (!page.Exists)
            {
                // An editor takes the old file away before it puts the new one there: that is a save of its own.
                continue;
            }

            var reading = await reader.AnswerAsync(page, cancellationToken);
            var before = last.GetValueOrDefault(page.FullName);
            var changes = before is null ? [] : ReadingChanges.Between(before, reading).ToList();
            last[page.FullName] = reading;
            if (before is null || changes.Count > 0)
            {
                await tell(page, reading, changes);
            }
        }
    }

    /// <summary>A pack in the middle of a change is often none: what is wrong with it is said, and the next save counts.</summary>
    private bool TryChoose(PageReader reader)
    {
        try
        {
            reader.Use(choose());
            return true;
        }
        catch (CliException malformed)
        {
            consoles.Show(malformed.Page);
            return false;
        }
    }

    private static FileSystemWatcher Watch(string folder, HashSet<string> files, ChannelWriter<bool> saved)
    {
        var watcher = new FileSystemWatcher(folder);
        void Look(object sender, FileSystemEventArgs change)
        {
            if (files.Contains(change.FullPath))
            {
                saved.TryWrite(true);
            }
        }

        watcher.Changed += Look;
        watcher.Created += Look;
        watcher.Renamed += Look;
        watcher.EnableRaisingEvents = true;
        return watcher;
    }
}
