using System.ComponentModel;
using System.Diagnostics;

namespace X80.Sdk.Guarding;

/// <summary>Hands the canonical address, and never the page's own string, to the desktop as one argument: no shell ever reads it.</summary>
public sealed class ExternalOpener : IExternalOpener
{
    private readonly HostGuard guard;
    private readonly Func<ProcessStartInfo, bool> start;

    public ExternalOpener(HostGuard guard)
        : this(guard, TryStart)
    {
    }

    /// <param name="guard">The guard of the channel that the page belongs to.</param>
    /// <param name="start">Starts the program; false when it could not.</param>
    internal ExternalOpener(HostGuard guard, Func<ProcessStartInfo, bool> start)
    {
        this.guard = guard;
        this.start = start;
    }

    public GuardDecision Open(string url, PersonGesture? gesture)
    {
        var decision = guard.Decide(url, GuardContext.External, gesture is not null);
        if (decision.Action != GuardAction.OpenExternally || gesture is null || !ExternalAddress.TryCanonicalise(url, out var canonical))
        {
            return decision;
        }

        if (!gesture.TrySpend())
        {
            return new(GuardAction.Refuse, Trusted: false, GuardReasons.GestureSpent);
        }

        return start(StartInfoFor(canonical)) ? decision : new(GuardAction.Refuse, Trusted: false, GuardReasons.NoProgram);
    }

    private static ProcessStartInfo StartInfoFor(string canonical)
    {
        if (OperatingSystem.IsWindows())
        {
            // Windows knows the default program only through its shell; the string holds nothing but an address of ours.
            return new ProcessStartInfo(canonical) { UseShellExecute = true };
        }

        return new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open") { ArgumentList = { canonical }, UseShellExecute = false };
    }

    private static bool TryStart(ProcessStartInfo program)
    {
        try
        {
            using var process = Process.Start(program);
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
