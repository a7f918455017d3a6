using X80.Cli.Personal;

namespace X80.Cli.Doctor.Checks;

/// <summary>Whether the person's own folder, with the session's browser profile in it, is theirs alone.</summary>
internal sealed class FolderCheck(PersonalFolder folder) : IDoctorCheck
{
    private const string Name = "profile";

    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    public string Subject => "your folder and its rights";

    public Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Finding>>([Look()]);

    private Finding Look()
    {
        if (!Directory.Exists(folder.Root))
        {
            return Finding.Ok(Name, "Nothing is kept on this machine yet.");
        }

        if (OperatingSystem.IsWindows())
        {
            return Finding.Notice(Name, "Rights of folders are not looked at on Windows.", "Keep it inside your own user's folder.");
        }

        try
        {
            return IsOpen(folder.Root)
                ? Finding.Wrong(Name, "Others on this machine can look into your folder, where the session's browser profile and the ledger lie.", $"chmod 700 '{folder.Root}'")
                : Directory.EnumerateFiles(folder.Root).Any(IsOpen)
                    ? Finding.Notice(Name, "A file in your folder has rights for others; the folder itself keeps them out.", $"chmod 600 '{folder.Root}'/*")
                    : Finding.Ok(Name, "Your folder is yours alone.");
        }
        catch (UnauthorizedAccessException)
        {
            return Finding.Wrong(Name, "Your folder belongs to another user.", $"Make it yours again, or name another with --data: sudo chown -R \"$USER\" '{folder.Root}'");
        }
    }

    private static bool IsOpen(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0;
}
