using System.Collections.Concurrent;
using X80.Sdk.Guarding;

namespace X80.Harness.Tests.Guarding.Hostile;

/// <summary>Decides as the real opener does and starts no program: the browser of whoever runs the tests stays shut.</summary>
internal sealed class RecordingOpener(HostGuard guard) : IExternalOpener
{
    private readonly ConcurrentQueue<string> opened = new();
    private readonly ConcurrentDictionary<PersonGesture, bool> spent = new();

    public IReadOnlyCollection<string> Opened => opened;

    public GuardDecision Open(string url, PersonGesture? gesture)
    {
        var decision = guard.Decide(url, GuardContext.External, gesture is not null);
        if (decision.Action != GuardAction.OpenExternally || gesture is null)
        {
            return decision;
        }

        if (!spent.TryAdd(gesture, true))
        {
            return new(GuardAction.Refuse, Trusted: false, GuardReasons.GestureSpent);
        }

        opened.Enqueue(url);
        return decision;
    }
}
