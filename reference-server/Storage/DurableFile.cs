using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace X80.ReferenceServer.Storage;

/// <summary>Small files of the owner alone that are whole or not there, also after a power cut.</summary>
internal static class DurableFile
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;
    private const UnixFileMode Others = (UnixFileMode)0b000_111_111;

    public static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, OwnerFolder);
            FlushFolderOf(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        }
    }

    /// <summary>Whether anybody but its owner has any right to it. Windows keeps such rights elsewhere.</summary>
    public static bool IsOpenToOthers(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0;

    /// <returns>False when there is such a file already: it stays as it is.</returns>
    public static bool TryCreate(string path, ReadOnlySpan<byte> bytes)
    {
        var draft = Draft(path, bytes);
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
            return false;
        }

        FlushFolderOf(path);
        return true;
    }

    /// <summary>Whoever reads sees the old file or the new one.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        File.Move(Draft(path, bytes), path, overwrite: true);
        FlushFolderOf(path);
    }

    /// <summary>Overwrites the file and deletes it, with what a stopped process left of it. Again does nothing.</summary>
    public static void Destroy(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        string[] left = Directory.Exists(folder) ? Directory.GetFiles(folder, Path.GetFileName(path) + ".*.tmp") : [];
        foreach (var file in left.Append(path).Where(File.Exists))
        {
            using (var stream = new FileStream(file, FileMode.Open, FileAccess.Write))
            {
                stream.Write(new byte[stream.Length]);
                stream.Flush(flushToDisk: true);
            }

            File.Delete(file);
            FlushFolderOf(path);
        }
    }

    /// <summary>A name that was made or removed is so only once its folder is on the disk.</summary>
    public static void FlushFolderOf(string path)
    {
        // Windows has no such call; its file system journals names.
        if (!OperatingSystem.IsWindows())
        {
            using var folder = Open(Path.GetDirectoryName(path)!, 0);
            RandomAccess.FlushToDisk(folder);
        }
    }

    /// <summary>.NET opens no folder, and so could not flush one.</summary>
    [DllImport("libc", EntryPoint = "open", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern SafeFileHandle Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    private static string Draft(string path, ReadOnlySpan<byte> bytes)
    {
        var draft = $"{path}.{RandomId.New()}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        using var stream = new FileStream(draft, options);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
        return draft;
    }
}
