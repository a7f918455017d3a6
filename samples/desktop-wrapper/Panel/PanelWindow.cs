using X80.Samples.DesktopWrapper.Native;

namespace X80.Samples.DesktopWrapper.Panel;

/// <summary>
/// The window: a toolbar above, the page on the left, our panel on the right, all of it GTK's own widgets, which no page can
/// reach. It says which button the window system pressed, and for how long all had stood unchanged by then.
/// </summary>
internal sealed class PanelWindow
{
    private const int Width = 1400;
    private const int Height = 860;
    private const int PanelWidth = 420;
    private const int Gap = 6;

    private readonly nint pane = Gtk.gtk_box_new(Gtk.Horizontal, 0);
    private readonly nint sync = Gtk.gtk_button_new_with_label("Sync this chat to CRM");
    private readonly nint status = Gtk.gtk_label_new("");
    private readonly PanelList list;
    private readonly TimeProvider time;
    private (bool CanSync, string Status) toolbar = (true, "");
    private (int Width, int Height) size;
    private long changedAt;

    public PanelWindow(TimeProvider time, string title)
    {
        (this.time, changedAt, list) = (time, time.GetTimestamp(), new PanelList(Press));
        Gtk.gtk_window_set_title(Widget, title);
        Gtk.gtk_window_set_default_size(Widget, Width, Height);
        var bar = Gtk.gtk_box_new(Gtk.Horizontal, Gap);
        Gtk.gtk_box_append(bar, sync);
        Gtk.gtk_box_append(bar, status);
        var whole = Gtk.gtk_box_new(Gtk.Vertical, 0);
        Gtk.gtk_box_append(whole, bar);
        Gtk.gtk_box_append(whole, pane);
        Gtk.gtk_widget_set_vexpand(pane, 1);
        Gtk.gtk_window_set_child(Widget, whole);
        Press(sync, PanelControls.Sync);
        Signals.On(Widget, "destroy", () => Closed?.Invoke(this, EventArgs.Empty));
    }

    /// <summary>Raised with the control's name when a button was pressed: by pointer, key or assistive tool.</summary>
    public event EventHandler<string>? Pressed;

    /// <summary>Raised when the person closed the window.</summary>
    public event EventHandler? Closed;

    public nint Widget { get; } = Gtk.gtk_window_new();

    /// <summary>Whether the window can be seen at all; that another window covers it is not seen.</summary>
    public bool IsVisible => Gtk.gtk_widget_get_mapped(sync) != 0
        && (Gtk.gdk_toplevel_get_state(Gtk.gtk_native_get_surface(Widget)) & Gtk.Minimised) == 0;

    /// <summary>How long nothing in the window has been drawn anew or moved.</summary>
    public TimeSpan UnchangedFor => time.GetElapsedTime(changedAt);

    public void Show(nint page)
    {
        Gtk.gtk_widget_set_hexpand(page, 1);
        Gtk.gtk_widget_set_vexpand(page, 1);
        Gtk.gtk_box_append(pane, page);
        var scrolled = Gtk.gtk_scrolled_window_new();

        // As wide as it is, whatever stands in it: a page that is made wider or narrower by a reading sees it.
        Gtk.gtk_scrolled_window_set_policy(scrolled, Gtk.PolicyExternal, Gtk.PolicyAutomatic);
        Gtk.gtk_widget_set_size_request(scrolled, PanelWidth, -1);
        Gtk.gtk_scrolled_window_set_child(scrolled, list.Widget);
        Gtk.gtk_box_append(pane, scrolled);
        Gtk.gtk_window_present(Widget);

        // What moves under the pointer has changed, too.
        Signals.On(Gtk.gtk_scrolled_window_get_vadjustment(scrolled), "value-changed", Change);
        Signals.OnNumbers(Gtk.gtk_native_get_surface(Widget), "layout", Measure);
    }

    public void Draw(bool canSync, string statusText, IReadOnlyList<PanelItem> items)
    {
        if (toolbar != (canSync, statusText))
        {
            toolbar = (canSync, statusText);
            Gtk.gtk_widget_set_sensitive(sync, canSync ? 1 : 0);
            Gtk.gtk_label_set_text(status, statusText);
            Change();
        }

        if (list.Draw(items))
        {
            Change();
        }
    }

    /// <summary>What stands in a field; empty where there is none of that name.</summary>
    public string TextOf(string field) => list.TextOf(field);

    private void Press(nint button, string control) => Signals.On(button, "clicked", () => Pressed?.Invoke(this, control));

    // The window system lays the window out for many reasons; only another size moves what is in it.
    private void Measure(int width, int height)
    {
        if (size != (width, height))
        {
            size = (width, height);
            Change();
        }
    }

    private void Change() => changedAt = time.GetTimestamp();
}
