using System.CommandLine;
using X80.Cli.Running;

namespace X80.Cli.Server.Upkeep;

/// <summary><c>x80 server restore</c>.</summary>
internal sealed class RestoreCommand : ExampledCommand
{
    public RestoreCommand(Consoles consoles, TimeProvider time)
        : base(
            "restore",
            "Brings a backend back, into an empty data folder or PostgreSQL database: data of a backup, joined with the newest living keys. What was erased since stays erased.",
            "x80 server restore --from ./x80-backup --data ./x80-data --keys ./x80-keys",
            "x80 server restore --from ./x80-backup --database postgres://x80_owner@db.example/x80_new --keys ./x80-keys")
    {
        var folders = new DataFolders("An empty PostgreSQL database, as its owner with BYPASSRLS or a superuser.");
        var from = new Option<DirectoryInfo>("--from") { Description = "The folder of backups.", Required = true, HelpName = "DIR" };
        var part = new Option<string?>("--part") { Description = "The data to take, by file name. [default: the newest]", HelpName = "FILE" };
        var json = new JsonOption();
        Options.Add(from);
        Options.Add(part);
        folders.AddTo(this);
        Options.Add(json);
        SetAction((parsed, cancellationToken) => new UpkeepRunner(consoles).RestoreAsync(
            folders.In(parsed), parsed.GetRequiredValue(from), parsed.GetValue(part), time, parsed.GetValue(json), cancellationToken));
    }
}
