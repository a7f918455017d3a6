using X80.Conformance.Subjects;
using X80.Harness;

namespace X80.Zoo.Clients;

/// <summary>Captures the open chat every hour.</summary>
internal sealed class TimerClient : SabotagedClient
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    public override string Name => "timer";

    public override string Defect => "Captures the open chat every hour, clicked or not.";

    public override IReadOnlyList<string> MustFail => ["HUMAN-1/IDLE/1"];

    protected override async Task<IAsyncDisposable> SabotageAsync(HarnessSession session, ClientStart start, CancellationToken cancellationToken)
    {
        var rogue = await RogueCapture.StartAsync(session, start, cancellationToken);
        var timer = start.Time.CreateTimer(_ => _ = rogue.CaptureAsync(), null, Period, Period);
        return new Alongside(rogue, timer);
    }

    private sealed class Alongside(RogueCapture rogue, ITimer timer) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await timer.DisposeAsync();
            await rogue.DisposeAsync();
        }
    }
}
