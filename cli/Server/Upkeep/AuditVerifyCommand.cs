using X80.Cli.Running;

namespace X80.Cli.Server.Upkeep;

/// <summary><c>x80 server audit verify</c>.</summary>
internal sealed class AuditVerifyCommand : ExampledCommand
{
    public AuditVerifyCommand(Consoles consoles)
        : base(
            "verify",
            "Checks every entry of every member's trail, every signature, and that each signed head still stands in its trail; names the first bad entry of each and ends with 1. The backend may be running.",
            "x80 server audit verify --data ./x80-data --audit ./x80-audit")
    {
        var folders = new DataFolders();
        var json = new JsonOption();
        folders.AddTo(this);
        Options.Add(json);
        SetAction((parsed, cancellationToken) =>
            new UpkeepRunner(consoles).VerifyAuditAsync(folders.Existing(parsed), parsed.GetValue(json), cancellationToken));
    }
}
