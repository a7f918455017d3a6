using X80.Samples.DesktopWrapper.Native;
using X80.Sdk.Guarding;

namespace X80.Samples.DesktopWrapper.Guarding;

/// <summary>
/// The person's clicks, and Enter, which follows a link, in the page, as the window system brought them to the widget: no script of a page can make
/// one, and none is asked.
/// </summary>
internal sealed class PageGestures
{
    private readonly TimeProvider time;
    private PersonGesture? taken;
    private long lastAt;

    public PageGestures(nint widget, TimeProvider time)
    {
        this.time = time;
        var controller = Gtk.gtk_event_controller_legacy_new();
        Gtk.gtk_event_controller_set_propagation_phase(controller, Gtk.CapturePhase);
        Signals.OnAsked(controller, "event", See);
        Gtk.gtk_widget_add_controller(widget, controller);
    }

    /// <summary>The last one; it pays for one link and soon. Null before the first.</summary>
    public PersonGesture? Last { get; private set; }

    /// <summary>Takes the last one for a dialog or a choice of files, if it is as young as one that opens a link and paid for nothing yet.</summary>
    public bool TryTake()
    {
        if (Last is null || Last == taken || time.GetElapsedTime(lastAt) > PersonGesture.Lifetime)
        {
            return false;
        }

        Take();
        return true;
    }

    /// <summary>The last one paid for what it led to.</summary>
    public void Take() => taken = Last;

    // The event goes on to the page: it was only looked at.
    private bool See(nint happening)
    {
        var kind = Gtk.gdk_event_get_event_type(happening);
        if (kind == Gtk.ButtonPress || (kind == Gtk.KeyPress && Gtk.gdk_key_event_get_keyval(happening) is Gtk.Return or Gtk.KeypadEnter))
        {
            (Last, lastAt) = (new PersonGesture(time), time.GetTimestamp());
        }

        return false;
    }
}
