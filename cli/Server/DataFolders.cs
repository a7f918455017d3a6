using System.CommandLine;
using X80.Cli.Running;
using X80.ReferenceServer;

namespace X80.Cli.Server;

/// <summary><c>--data</c>, <c>--keys</c>, <c>--database</c> and <c>--audit</c>, the same in every command of <c>x80 server</c>.</summary>
internal sealed class DataFolders
{
    public const string DatabaseVariable = "X80_SERVER_DATABASE";

    private readonly Option<DirectoryInfo> data = new("--data")
    {
        Description = "Where the database lies; made on first start.",
        DefaultValueFactory = _ => new DirectoryInfo("x80-data"),
        HelpName = "DIR",
    };

    private readonly Option<DirectoryInfo?> keys = new("--keys")
    {
        Description = "Where the keys lie; never inside the data folder. [default: beside it, DIR-keys]",
        HelpName = "DIR",
    };

    private readonly Option<string?> database;

    private readonly Option<DirectoryInfo?> audit = new("--audit")
    {
        Description = "Where the signed heads of the audit trail lie; never inside the data folder. [default: beside it, DIR-audit]",
        HelpName = "DIR",
    };

    private readonly Option<DirectoryInfo?> backup = new("--backup")
    {
        Description = "Where the newest backup lies: its living keys are renewed before an old epoch key is destroyed. [default: where the last backup was written to]",
        HelpName = "DIR",
    };

    /// <param name="role">As whom the command speaks to PostgreSQL.</param>
    public DataFolders(string role = "A migrated PostgreSQL database, as its runtime role.") => database = new("--database")
    {
        Description = $"{role} Other users of the machine can see a command's words: "
            + $"with a password in it, set {DatabaseVariable} instead. [default: a SQLite file in the data folder]",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(DatabaseVariable) is { Length: > 0 } given ? given : null,
        HelpName = "postgres://ROLE@HOST/NAME",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(backup);
        command.Options.Add(data);
        command.Options.Add(keys);
        command.Options.Add(database);
        command.Options.Add(audit);
    }

    /// <summary>For a command that looks at a backend: a mistyped folder must not be answered as an empty one.</summary>
    /// <exception cref="CliException">No backend ever ran there.</exception>
    public ServerOptions Existing(ParseResult parsed)
    {
        var options = In(parsed);
        return options.HoldsDatabase ? options : throw CliException.Usage(
            "There is no backend in that folder.", "It holds no database.", "Say with --data where the backend's data lie.");
    }

    public ServerOptions In(ParseResult parsed) => new()
    {
        DataFolder = parsed.GetRequiredValue(data).FullName,
        KeysFolder = parsed.GetValue(keys)?.FullName,
        Database = parsed.GetValue(database),
        AuditFolder = parsed.GetValue(audit)?.FullName,
        BackupFolder = parsed.GetValue(backup)?.FullName,
    };
}
