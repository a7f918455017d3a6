using System.Runtime.InteropServices;

namespace X80.Cli.Running;

/// <summary>
/// Whether the tool was asked to stop. A terminal sends Ctrl-C to the browsers that a command started, too: that they are gone is
/// then no failure of the command. What the signal does is not changed by looking at it.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly PosixSignalRegistration[] watched;
    private volatile bool isAsked;

    public Interruption() => watched =
        [PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => isAsked = true), PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => isAsked = true)];

    public bool IsAsked => isAsked;

    public void Dispose() => Array.ForEach(watched, each => each.Dispose());
}
