using System.Runtime.InteropServices;
using Microsoft.Playwright;

namespace X80.Cli.Running;

/// <summary>
/// Whether the tool was asked to stop. A terminal sends Ctrl-C to the browsers that a command started, too: that they are gone is
/// then no failure of the command, and may be seen before the signal itself. What the signal does is not changed by looking at it.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly PosixSignalRegistration[] watched;
    private readonly ManualResetEventSlim asked = new();

    public Interruption() => watched = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, _ => asked.Set()))];

    /// <summary>Whether a stop was asked for; where the driver failed, a moment is given to the signal that may have ended its browser.</summary>
    public bool Explains(Exception failure) => asked.IsSet || (failure is PlaywrightException or { InnerException: PlaywrightException } && asked.Wait(Longest));

    public void Dispose()
    {
        Array.ForEach(watched, each => each.Dispose());
        asked.Dispose();
    }
}
