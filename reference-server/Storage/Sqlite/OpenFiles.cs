using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;
using SQLitePCL;

namespace X80.ReferenceServer.Storage.Sqlite;

/// <summary>
/// The two files that a connection writes to, watched for whether they keep their names. What is committed to a file without
/// one is lost with the process.
/// </summary>
internal sealed class OpenFiles : IDisposable
{
    private const int HasMovedCode = 20;

    private readonly SqliteConnection connection;
    private readonly string path;
    private readonly SafeFileHandle log;
    private readonly string? place;

    /// <param name="connection">Opened, and used once: its log is there.</param>
    /// <param name="path">Of the log.</param>
    public OpenFiles(SqliteConnection connection, string path)
    {
        (this.connection, this.path) = (connection, path);
        log = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        place = PlaceOfLog();
    }

    /// <value>
    /// A reader makes a new log at once where one was removed, so that its name alone tells nothing: elsewhere than on Linux that
    /// passes unseen.
    /// </value>
    public bool AreGone => HasMoved() || (place is null ? !File.Exists(path) : PlaceOfLog() != place);

    public void Dispose() => log.Dispose();

    /// <summary>The library that the provider loads; its wrapper leaves this function out.</summary>
    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int FileControl(sqlite3 database, [MarshalAs(UnmanagedType.LPUTF8Str)] string? name, int code, ref int answer);

    /// <summary>SQLite's own answer for the database file; without one: no.</summary>
    private bool HasMoved()
    {
        var moved = 0;
        return FileControl(connection.Handle!, null, HasMovedCode, ref moved) == raw.SQLITE_OK && moved != 0;
    }

    /// <summary>Linux tells the name that an open file has now, and marks one that has none.</summary>
    private string? PlaceOfLog() =>
        OperatingSystem.IsLinux() ? File.ResolveLinkTarget($"/proc/self/fd/{log.DangerousGetHandle()}", returnFinalTarget: false)?.FullName : null;
}
