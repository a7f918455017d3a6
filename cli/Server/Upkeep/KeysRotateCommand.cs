using X80.Cli.Running;

namespace X80.Cli.Server.Upkeep;

/// <summary><c>x80 server keys rotate</c>.</summary>
internal sealed class KeysRotateCommand : ExampledCommand
{
    public KeysRotateCommand(Consoles consoles)
        : base(
            "rotate",
            "Makes a new epoch key, moves every living conversation under it and destroys the old key; goes on with a rotation that was cut short. The backend may be running.",
            "x80 server keys rotate --data ./x80-data --keys ./x80-keys")
    {
        var folders = new DataFolders();
        var json = new JsonOption();
        folders.AddTo(this);
        Options.Add(json);
        SetAction((parsed, cancellationToken) =>
            new UpkeepRunner(consoles).RotateKeysAsync(folders.Existing(parsed), parsed.GetValue(json), cancellationToken));
    }
}
