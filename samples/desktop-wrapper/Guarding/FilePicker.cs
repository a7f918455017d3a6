using X80.Samples.DesktopWrapper.Native;
using X80.Samples.DesktopWrapper.Pages;
using X80.Sdk.Guarding;

namespace X80.Samples.DesktopWrapper.Guarding;

/// <summary>
/// Lets the person choose files for the channel's own document, in a dialog of ours that names its origin; one click of theirs in the
/// page pays for one dialog. What is chosen goes to that document or to none.
/// </summary>
internal sealed class FilePicker(PageView page, nint window, CommittedDocument committed, PageGuard guard, PageGestures gestures, RefusalList refusals)
{
    private const int Open = 0;

    public void Attach() => Signals.OnAsked(page.Widget, "run-file-chooser", Decide);

    private bool Decide(nint request)
    {
        var url = committed.Current?.Url ?? "";
        if (!guard.IsTrusted || !gestures.TryTake())
        {
            refusals.Add(Refusal.Of("file picker", url, guard.IsTrusted ? GuardReasons.NoGesture : GuardReasons.NotTheChannel));
            WebKit.webkit_file_chooser_request_cancel(request);
            return true;
        }

        Show(GLib.g_object_ref(request), new Uri(url).Host, committed.Current!.Id);
        return true;
    }

    private void Show(nint request, string origin, string document)
    {
        var dialog = Gtk.gtk_file_chooser_native_new($"{origin} asks for a file", window, Open, null, null);
        Gtk.gtk_file_chooser_set_select_multiple(dialog, WebKit.webkit_file_chooser_request_get_select_multiple(request));
        Signals.OnNumber(dialog, "response", answer =>
        {
            if (answer == Gtk.Accepted && guard.IsTrusted && committed.Current?.Id == document)
            {
                Give(request, Gtk.gtk_file_chooser_get_files(dialog));
            }
            else
            {
                WebKit.webkit_file_chooser_request_cancel(request);
            }

            GLib.g_object_unref(request);
            GLib.g_object_unref(dialog);
        });
        Gtk.gtk_native_dialog_show(dialog);
    }

    private static void Give(nint request, nint files)
    {
        var paths = new List<nint>();
        for (uint at = 0; at < GLib.g_list_model_get_n_items(files); at++)
        {
            var file = GLib.g_list_model_get_item(files, at);
            if (GLib.g_file_get_path(file) is var path and not 0)
            {
                paths.Add(path);
            }

            GLib.g_object_unref(file);
        }

        WebKit.webkit_file_chooser_request_select_files(request, [.. paths, 0]);
        paths.ForEach(GLib.g_free);
        GLib.g_object_unref(files);
    }
}
