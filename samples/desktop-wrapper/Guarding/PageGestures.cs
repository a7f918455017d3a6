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

    /// <summary>Whether the last one is as young as one that opens a link.</summary>
    public bool IsRecent => Last is not null && time.GetElapsedTime(lastAt) <= PersonGesture.Lifetime;

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
