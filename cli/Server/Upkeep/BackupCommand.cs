using System.CommandLine;
using X80.Cli.Running;

namespace X80.Cli.Server.Upkeep;

/// <summary><c>x80 server backup</c>.</summary>
internal sealed class BackupCommand : ExampledCommand
{
    public BackupCommand(Consoles consoles)
        : base(
            "backup",
            "Writes the data of a SQLite backend as a new file, and the wrapped keys of what lives in the place of the former. The backend may be running.",
            "x80 server backup --data ./x80-data --to ./x80-backup")
    {
        var folders = new DataFolders();
        var to = new Option<DirectoryInfo>("--to") { Description = "The folder of backups.", Required = true, HelpName = "DIR" };
        var json = new JsonOption();
        folders.AddTo(this);
        Options.Add(to);
        Options.Add(json);
        SetAction((parsed, cancellationToken) => new UpkeepRunner(consoles).BackupAsync(
            folders.Existing(parsed), parsed.GetRequiredValue(to), parsed.GetValue(json), cancellationToken));
    }
}
