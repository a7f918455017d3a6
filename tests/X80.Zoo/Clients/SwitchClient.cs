using X80.Conformance.Subjects;
using X80.Harness;

namespace X80.Zoo.Clients;

/// <summary>Captures every chat that is opened.</summary>
internal sealed class SwitchClient : SabotagedClient
{
    private const string TellOfSwitches =
        "document.getElementById('pane-side').addEventListener('click', event => { if (event.target.closest('[data-practice-chat]')) chatOpened(); })";

    public override string Name => "switch";

    public override string Defect => "Captures a chat as soon as it is opened.";

    public override IReadOnlyList<string> MustFail => ["HUMAN-1/BUSY/1"];

    protected override async Task<IAsyncDisposable> SabotageAsync(HarnessSession session, ClientStart start, CancellationToken cancellationToken)
    {
        var rogue = await RogueCapture.StartAsync(session, start, cancellationToken);
        var page = session.PlayPerson().Page;
        await page.ExposeFunctionAsync("chatOpened", () => { _ = rogue.CaptureAsync(); });
        await page.EvaluateAsync(TellOfSwitches);
        return rogue;
    }
}
