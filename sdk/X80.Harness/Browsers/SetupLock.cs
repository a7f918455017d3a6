namespace X80.Harness.Browsers;

/// <summary>A lock file in the person's own data folder, held by at most one process. The system frees it when its holder dies.</summary>
internal static class SetupLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static async Task<FileStream> TakeAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "x80");
        Directory.CreateDirectory(folder);
        return await TakeAsync(Path.Combine(folder, "browser-setup.lock"), progress, cancellationToken);
    }

    internal static async Task<FileStream> TakeAsync(string path, IProgress<string> progress, CancellationToken cancellationToken)
    {
        for (var said = false; ; said = true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                if (!said)
                {
                    progress.Report("Another X80 on this machine is fetching the browser; waiting for it.");
                }

                // The file system raises no event when a lock is freed.
                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            }
        }
    }
}
