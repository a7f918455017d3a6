using System.ComponentModel;
using System.Diagnostics;
using X80.Sdk.Client;

namespace X80.Samples.DesktopWrapper;

/// <summary>Opens a note in the person's browser if it lies on the configured backend: no other address takes this way (GUARD-3).</summary>
internal sealed class NoteOpener(Uri backend)
{
    /// <returns>Null when it was opened, else why not.</returns>
    public string? Open(string? url)
    {
        if (!Uri.TryCreate(backend, url, out var note) || !BackendAddress.IsSameOrigin(backend, note))
        {
            return "That note does not lie on your backend, so it was not opened. Open it in the CRM.";
        }

        try
        {
            using var program = Process.Start(new ProcessStartInfo("xdg-open") { ArgumentList = { note.AbsoluteUri } });
            return null;
        }
        catch (Win32Exception)
        {
            return "This machine has no program that opens it (xdg-open). Open the note in the CRM.";
        }
    }
}
