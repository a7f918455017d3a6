using System.ComponentModel;
using System.Diagnostics;
using X80.Harness.Guarding;

namespace X80.Harness;

/// <summary>Opens the note in the person's own browser, if it lies on the configured backend: no other address takes this way (GUARD-3).</summary>
internal sealed class NoteOpener(Uri backend, Func<ProcessStartInfo, bool> start)
{
    public NoteOpener(Uri backend)
        : this(backend, TryStart)
    {
    }

    /// <returns>Null when it was opened, else the refusal to show.</returns>
    public Refusal? Open(string url)
    {
        if (!Uri.TryCreate(backend, url, out var note) || Uri.Compare(note, backend, UriComponents.SchemeAndServer | UriComponents.UserInfo, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) != 0)
        {
            return Refusal.Of("note", url, "not-the-backend");
        }

        return start(StartInfoFor(note.AbsoluteUri)) ? null : Refusal.Of("note", url, "no-program");
    }

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
