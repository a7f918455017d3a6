using System.Runtime.InteropServices;

namespace X80.Samples.DesktopWrapper.Native;

/// <summary>What is used of GTK 4, under its own names.</summary>
internal static partial class Gtk
{
    public const int Horizontal = 0;
    public const int Vertical = 1;

    // With External a window takes no regard of the size of what it holds.
    public const int PolicyAutomatic = 1;
    public const int PolicyExternal = 3;

    /// <summary>Before the widget itself: whatever a page does with an event, it has been seen.</summary>
    public const int CapturePhase = 1;

    public const int ButtonPress = 2;
    public const int KeyPress = 4;
    public const uint Return = 0xff0d;
    public const uint KeypadEnter = 0xff8d;
    public const int Minimised = 1;
    public const int Accepted = -3;

    private const string Library = "libgtk-4.so.1";

    [LibraryImport(Library)]
    public static partial int gtk_init_check();

    [LibraryImport(Library)]
    public static partial nint gtk_window_new();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void gtk_window_set_title(nint window, string title);

    [LibraryImport(Library)]
    public static partial void gtk_window_set_default_size(nint window, int width, int height);

    [LibraryImport(Library)]
    public static partial void gtk_window_set_child(nint window, nint child);

    [LibraryImport(Library)]
    public static partial void gtk_window_present(nint window);

    [LibraryImport(Library)]
    public static partial nint gtk_native_get_surface(nint native);

    [LibraryImport(Library)]
    public static partial int gdk_toplevel_get_state(nint toplevel);

    [LibraryImport(Library)]
    public static partial int gdk_event_get_event_type(nint happening);

    [LibraryImport(Library)]
    public static partial uint gdk_key_event_get_keyval(nint happening);

    [LibraryImport(Library)]
    public static partial nint gtk_box_new(int orientation, int spacing);

    [LibraryImport(Library)]
    public static partial void gtk_box_append(nint box, nint child);

    [LibraryImport(Library)]
    public static partial void gtk_box_insert_child_after(nint box, nint child, nint sibling);

    [LibraryImport(Library)]
    public static partial void gtk_box_remove(nint box, nint child);

    [LibraryImport(Library)]
    public static partial void gtk_widget_set_hexpand(nint widget, int expand);

    [LibraryImport(Library)]
    public static partial void gtk_widget_set_vexpand(nint widget, int expand);

    [LibraryImport(Library)]
    public static partial void gtk_widget_set_size_request(nint widget, int width, int height);

    [LibraryImport(Library)]
    public static partial void gtk_widget_set_sensitive(nint widget, int sensitive);

    [LibraryImport(Library)]
    public static partial void gtk_widget_set_halign(nint widget, int align);

    [LibraryImport(Library)]
    public static partial int gtk_widget_get_mapped(nint widget);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void gtk_widget_add_css_class(nint widget, string name);

    [LibraryImport(Library)]
    public static partial void gtk_widget_add_controller(nint widget, nint controller);

    [LibraryImport(Library)]
    public static partial nint gtk_event_controller_legacy_new();

    [LibraryImport(Library)]
    public static partial void gtk_event_controller_set_propagation_phase(nint controller, int phase);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint gtk_button_new_with_label(string label);

    [LibraryImport(Library)]
    public static partial nint gtk_button_get_child(nint button);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint gtk_label_new(string text);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void gtk_label_set_text(nint label, string text);

    [LibraryImport(Library)]
    public static partial void gtk_label_set_wrap(nint label, int wrap);

    /// <param name="label">The label.</param>
    /// <param name="mode">2: between words, and within one that is too long.</param>
    [LibraryImport(Library)]
    public static partial void gtk_label_set_wrap_mode(nint label, int mode);

    [LibraryImport(Library)]
    public static partial void gtk_label_set_xalign(nint label, float align);

    [LibraryImport(Library)]
    public static partial nint gtk_entry_new();

    [LibraryImport(Library)]
    public static partial nint gtk_password_entry_new();

    [LibraryImport(Library)]
    public static partial nint gtk_editable_get_text(nint editable);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void gtk_editable_set_text(nint editable, string text);

    [LibraryImport(Library)]
    public static partial nint gtk_scrolled_window_new();

    [LibraryImport(Library)]
    public static partial void gtk_scrolled_window_set_child(nint scrolled, nint child);

    /// <param name="scrolled">The window.</param>
    /// <param name="horizontal">Whether there is a bar, and whether the window is as wide as what it holds.</param>
    /// <param name="vertical">The same for its height.</param>
    [LibraryImport(Library)]
    public static partial void gtk_scrolled_window_set_policy(nint scrolled, int horizontal, int vertical);

    [LibraryImport(Library)]
    public static partial nint gtk_scrolled_window_get_vadjustment(nint scrolled);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint gtk_file_chooser_native_new(string title, nint parent, int action, string? accept, string? cancel);

    [LibraryImport(Library)]
    public static partial void gtk_file_chooser_set_select_multiple(nint chooser, int multiple);

    [LibraryImport(Library)]
    public static partial nint gtk_file_chooser_get_files(nint chooser);

    [LibraryImport(Library)]
    public static partial void gtk_native_dialog_show(nint dialog);
}
