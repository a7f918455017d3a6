using System.CommandLine;
using X80.Cli.Running;
using X80.Cli.Speaking;
using X80.ReferenceServer;

namespace X80.Cli.Server.Upkeep;

/// <summary><c>x80 server migrate</c>.</summary>
internal sealed class MigrateCommand : ExampledCommand
{
    public MigrateCommand(Consoles consoles)
        : base(
            "migrate",
            "Brings a PostgreSQL database to this version's schema, as its owner: roles, tables, walls and grants. Again changes nothing. A SQLite file needs no such command.",
            "x80 server migrate --database postgres://x80_owner@db.example/x80 --runtime-role x80_server")
    {
        var database = new Option<string?>("--database")
        {
            Description = $"The database as the role that owns it, which may create roles; or the variable {DataFolders.DatabaseVariable}, with a password.",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable(DataFolders.DatabaseVariable),
            HelpName = "postgres://OWNER@HOST/NAME",
        };
        var runtimeRole = new Option<string?>("--runtime-role")
        {
            Description = "The login role that backends sign in as: it is granted what they need. Once is enough.",
            HelpName = "ROLE",
        };
        Options.Add(database);
        var json = new JsonOption();
        Options.Add(runtimeRole);
        Options.Add(json);
        SetAction(async (parsed, cancellationToken) =>
        {
            var owner = parsed.GetValue(database) ?? throw CliException.Usage(
                "No database was given.", "Only PostgreSQL is migrated by command.", "Give --database postgres://OWNER@HOST/NAME.");
            ServerMigration.Run(owner, parsed.GetValue(runtimeRole));
            consoles.Say("The database has this version's schema.");
            await consoles.AnswerAsync(parsed.GetValue(json), new MigratedDatabase(parsed.GetValue(runtimeRole)), CliJson.Default.MigratedDatabase, cancellationToken);
            return ExitCode.Done;
        });
    }
}
