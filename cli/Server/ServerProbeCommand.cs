using X80.Cli.Running;

namespace X80.Cli.Server;

/// <summary><c>x80 server probe</c>: looks into everything a backend keeps.</summary>
internal sealed class ServerProbeCommand : ExampledCommand
{
    public ServerProbeCommand(Consoles consoles)
        : base(
            "probe",
            "Looks for texts (stdin, one a line) in the raw files and the decrypted rows of a backend; prints hits as JSON lines.",
            "echo \"a text that must not be there\" | x80 server probe --data ./x80-data")
    {
        var folders = new DataFolders();
        folders.AddTo(this);
        SetAction((parsed, cancellationToken) => new ProbeRunner(consoles).RunAsync(folders.Existing(parsed), cancellationToken));
    }
}
