using System.CommandLine;
using X80.Cli.Running;

namespace X80.Cli.Server.Upkeep;

/// <summary><c>x80 server backup</c>.</summary>
internal sealed class BackupCommand : ExampledCommand
{
    public BackupCommand(Consoles consoles, TimeProvider time)
        : base(
            "backup",
            "Writes the data of a backend as a new file, and the wrapped keys of what lives in the place of the former. The backend may be running. PostgreSQL needs pg_dump on this machine.",
            "x80 server backup --data ./x80-data --to ./x80-backup",
            "x80 server backup --database postgres://x80_owner@db.example/x80 --keys ./x80-keys --to ./x80-backup")
    {
        var folders = new DataFolders("A PostgreSQL database, as its owner with BYPASSRLS or a superuser.");
        var to = new Option<DirectoryInfo>("--to") { Description = "The folder of backups.", Required = true, HelpName = "DIR" };
        var json = new JsonOption();
        folders.AddTo(this);
        Options.Add(to);
        Options.Add(json);
        SetAction((parsed, cancellationToken) => new UpkeepRunner(consoles).BackupAsync(
            folders.Existing(parsed), parsed.GetRequiredValue(to), time, parsed.GetValue(json), cancellationToken));
    }
}
