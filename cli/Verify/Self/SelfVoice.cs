using X80.Cli.Running;
using X80.Conformance.SelfTests;

namespace X80.Cli.Verify.Self;

/// <summary>Says a line a server while they are judged, and keeps it.</summary>
internal sealed class SelfVoice : IProgress<SelfOutcome>
{
    private const int MostReasons = 5;

    private readonly Consoles consoles;
    private readonly SelfStore store;

    public SelfVoice(Consoles consoles, SelfStore store) => (this.consoles, this.store) = (consoles, store);

    public void Report(SelfOutcome value)
    {
        store.Add(value);
        consoles.Say(value.Line);
        if (!value.IsRight)
        {
            foreach (var why in value.Why.Take(MostReasons))
            {
                consoles.Say($"      {why}");
            }
        }
    }
}
