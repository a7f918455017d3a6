using System.ComponentModel;
using System.Diagnostics;
using X80.Sdk.Clicks;

namespace X80.Sdk.Guarding;

/// <summary>Hands the canonical address, and never the page's own string, to the desktop as one argument: no shell ever reads it.</summary>
public sealed class ExternalOpener : IExternalOpener
{
    /// <summary>A person who reads a chat opens fewer; a page that lures clicks would open more.</summary>
    public const int MostInAMinute = 10;

    private readonly HostGuard guard;
    private readonly Func<ProcessStartInfo, bool> start;
    private readonly HumanRate rate;

    /// <param name="guard">The guard of the channel that the page belongs to.</param>
    /// <param name="time">Whose monotonic clock the limit a minute goes by.</param>
    public ExternalOpener(HostGuard guard, TimeProvider time)
        : this(guard, time, TryStart)
    {
    }

    /// <param name="guard">The guard of the channel that the page belongs to.</param>
    /// <param name="time">Whose monotonic clock the limit a minute goes by.</param>
    /// <param name="start">Starts the program; false when it could not.</param>
    internal ExternalOpener(HostGuard guard, TimeProvider time, Func<ProcessStartInfo, bool> start) =>
        (this.guard, this.start, rate) = (guard, start, new HumanRate(time, MostInAMinute));

    public GuardDecision Open(string url, PersonGesture? gesture)
    {
        var decision = guard.Decide(url, GuardContext.External, gesture is not null);
        if (decision.Action != GuardAction.OpenExternally || gesture is null || !ExternalAddress.TryCanonicalise(url, out var canonical))
        {
            return decision;
        }

        return gesture.IsExpired ? Refuse(GuardReasons.GestureExpired)
            : !gesture.TrySpend() ? Refuse(GuardReasons.GestureSpent)
            : !rate.TryTake() ? Refuse(GuardReasons.TooMany)
            : !start(StartInfoFor(canonical)) ? Refuse(GuardReasons.NoProgram)
            : decision;
    }

    private static GuardDecision Refuse(string reason) => new(GuardAction.Refuse, Trusted: false, reason);

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
