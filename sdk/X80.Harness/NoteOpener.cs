using System.ComponentModel;
using System.Diagnostics;
using X80.Harness.Guarding;
using X80.Sdk.Guarding;

namespace X80.Harness;

/// <summary>
/// Opens a note in the person's own browser: on the configured backend, or on the host of the CRM that the backend's session names. No
/// other address takes this way, and none of the page's (GUARD-3).
/// </summary>
internal sealed class NoteOpener(Uri backend, HostGuard guard, Func<ProcessStartInfo, bool> start)
{
    public NoteOpener(Uri backend, HostGuard guard)
        : this(backend, guard, TryStart)
    {
    }

    /// <param name="url">The note's address as the backend gave it; a person saw it whole beside what they clicked.</param>
    /// <param name="crmHost">The CRM's host as the session names it; null where it names none.</param>
    /// <returns>Null when it was opened, else the refusal to show.</returns>
    public Refusal? Open(string url, string? crmHost)
    {
        if (OnBackend(url) is { } own)
        {
            return Start(own, url);
        }

        var decision = guard.DecideCrmLink(url, crmHost);
        return decision.Action == GuardAction.OpenExternally && ExternalAddress.TryCanonicalise(url, out var canonical)
            ? Start(canonical, url)
            : Refusal.Of("note", url, decision.Reason);
    }

    private string? OnBackend(string url) =>
        Uri.TryCreate(backend, url, out var note)
        && Uri.Compare(note, backend, UriComponents.SchemeAndServer | UriComponents.UserInfo, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0
            ? note.AbsoluteUri
            : null;

    private Refusal? Start(string address, string url) => start(StartInfoFor(address)) ? null : Refusal.Of("note", url, GuardReasons.NoProgram);

    private static ProcessStartInfo StartInfoFor(string address) =>
        OperatingSystem.IsWindows() ? new(address) { UseShellExecute = true }
        : new(OperatingSystem.IsMacOS() ? "open" : "xdg-open") { ArgumentList = { address } };

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
