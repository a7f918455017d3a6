using X80.Cli.Running;
using X80.Harness.Displays;

namespace X80.Cli.Demo;

/// <summary>Starts the stage, then plays the plan or waits for a person.</summary>
internal sealed class DemoRunner
{
    private readonly Consoles consoles;

    public DemoRunner(Consoles consoles) => this.consoles = consoles;

    public async Task<int> RunAsync(DemoRequest request, CancellationToken cancellationToken)
    {
        var auto = request.Auto;
        if (VirtualDisplay.IsNeeded && !auto)
        {
            consoles.Say("This machine has no display, so nobody can click: the demo plays the person's part itself (--auto).");
            auto = true;
        }

        request.Album.Create();
        await using var stage = await DemoStage.StartAsync(request with { Auto = auto }, new SpokenProgress(consoles), cancellationToken);
        foreach (var notice in stage.Harness.Notices)
        {
            consoles.Warn(notice);
        }

        consoles.Say($"Backend:     {stage.Backend.Address}");
        consoles.Say($"Screenshots: {request.Album.FullName}");
        var exitCode = auto
            ? await new DemoPlayer(consoles, request.Json).PlayAsync(DemoPlan.Steps, stage, cancellationToken)
            : await new DemoGuide(consoles).AccompanyAsync(stage, cancellationToken);
        if (stage.Backend.KeptFolder is { } folder)
        {
            consoles.Say($"The backend's data stays in {folder}");
        }

        return exitCode;
    }
}
