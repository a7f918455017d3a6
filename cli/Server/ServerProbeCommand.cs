using System.CommandLine;
using X80.Cli.Running;

namespace X80.Cli.Server;

/// <summary><c>x80 server probe</c>: looks into everything a backend keeps.</summary>
internal sealed class ServerProbeCommand : ExampledCommand
{
    private const string OwnerVariable = "X80_SERVER_OWNER";

    public ServerProbeCommand(Consoles consoles)
        : base(
            "probe",
            "Looks for texts (stdin, one a line) in the raw files or rows and the decrypted messages of a backend; prints hits as JSON lines. On PostgreSQL without --owner it ends with 3: the raw rows were not searched.",
            "echo \"a text that must not be there\" | x80 server probe --data ./x80-data",
            "echo \"a text that must not be there\" | x80 server probe --database postgres://x80_server@db.example/x80 --owner postgres://x80_owner@db.example/x80 --keys ./x80-keys")
    {
        var folders = new DataFolders();
        var owner = new Option<string?>("--owner")
        {
            Description = "The same PostgreSQL database as its owner with BYPASSRLS, or a superuser: row level security hides the raw rows from the runtime role. "
                + $"With a password in it, set {OwnerVariable} instead.",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable(OwnerVariable) is { Length: > 0 } given ? given : null,
            HelpName = "postgres://OWNER@HOST/NAME",
        };
        Options.Add(owner);

        // Its answers are JSON in any case; a script that says so everywhere may say so here.
        Options.Add(new JsonOption());
        folders.AddTo(this);
        SetAction((parsed, cancellationToken) =>
            new ProbeRunner(consoles).RunAsync(folders.Existing(parsed), parsed.GetValue(owner), cancellationToken));
    }
}
