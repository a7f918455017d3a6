using System.CommandLine;
using X80.Cli.Running;

namespace X80.Cli.Server.Upkeep;

/// <summary><c>x80 server keys rotate</c>.</summary>
internal sealed class KeysRotateCommand : ExampledCommand
{
    public KeysRotateCommand(Consoles consoles, TimeProvider time)
        : base(
            "rotate",
            "Makes a new epoch key, moves every living conversation under it and destroys the old key; goes on with a rotation that was cut short. The backend may be running.",
            "x80 server keys rotate --data ./x80-data --keys ./x80-keys",
            "x80 server keys rotate --data ./x80-data --forget-backup")
    {
        var folders = new DataFolders();
        var forget = new Option<bool>("--forget-backup")
        {
            Description = "Gives the newest backup up: it cannot be restored once the old key is destroyed. Without this, a rotation refuses where that backup's living keys cannot be renewed.",
        };
        var json = new JsonOption();
        Options.Add(forget);
        folders.AddTo(this);
        Options.Add(json);
        SetAction((parsed, cancellationToken) =>
            new UpkeepRunner(consoles).RotateKeysAsync(folders.Existing(parsed), parsed.GetValue(forget), time, parsed.GetValue(json), cancellationToken));
    }
}
