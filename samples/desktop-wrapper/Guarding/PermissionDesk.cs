using X80.Samples.DesktopWrapper.Native;
using X80.Samples.DesktopWrapper.Pages;

namespace X80.Samples.DesktopWrapper.Guarding;

/// <summary>
/// Camera, microphone and notifications are put to the person, in our own panel, when the channel's own document asks; everything
/// else is denied, whoever asks (GUARD-4). One question at a time: a second one is denied.
/// </summary>
internal sealed class PermissionDesk(PageView page, CommittedDocument committed, PageGuard guard, RefusalList refusals)
{
    private (nint Request, string Document) waiting;

    /// <summary>Raised when a question came or went.</summary>
    public event EventHandler? Changed;

    /// <summary>The question that waits for the person; null where there is none.</summary>
    public PageAsk? Asked { get; private set; }

    public void Attach()
    {
        Signals.OnAsked(page.Widget, "permission-request", Decide);
        committed.Committed += (_, _) => Answer(allow: false);
        committed.Gone += (_, _) => Answer(allow: false);
    }

    /// <summary>The person's answer; a document that has gone meanwhile gets nothing.</summary>
    public void Answer(bool allow)
    {
        if (waiting.Request == 0)
        {
            return;
        }

        var (request, document) = waiting;
        (waiting, Asked) = (default, null);
        if (allow && guard.IsTrusted && committed.Current?.Id == document)
        {
            WebKit.webkit_permission_request_allow(request);
        }
        else
        {
            WebKit.webkit_permission_request_deny(request);
        }

        GLib.g_object_unref(request);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    private bool Decide(nint request)
    {
        var what = WordOf(request);
        var url = committed.Current?.Url ?? "";
        if (what is "camera" or "microphone" or "camera and microphone" or "notifications" && guard.IsTrusted && waiting.Request == 0)
        {
            waiting = (GLib.g_object_ref(request), committed.Current!.Id);
            Asked = new PageAsk(what, new Uri(url).GetLeftPart(UriPartial.Authority));
            Changed?.Invoke(this, EventArgs.Empty);
            return true;
        }

        refusals.Add(Refusal.Of(what, url, "permission-denied"));
        WebKit.webkit_permission_request_deny(request);
        return true;
    }

    private static string WordOf(nint request)
    {
        if (GLib.g_type_check_instance_is_a(request, WebKit.webkit_notification_permission_request_get_type()) != 0)
        {
            return "notifications";
        }

        if (GLib.g_type_check_instance_is_a(request, WebKit.webkit_geolocation_permission_request_get_type()) != 0)
        {
            return "location";
        }

        if (GLib.g_type_check_instance_is_a(request, WebKit.webkit_user_media_permission_request_get_type()) == 0)
        {
            return "permission";
        }

        return (WebKit.webkit_user_media_permission_is_for_display_device(request) != 0,
                WebKit.webkit_user_media_permission_is_for_video_device(request) != 0,
                WebKit.webkit_user_media_permission_is_for_audio_device(request) != 0) switch
        {
            (true, _, _) => "screen",
            (_, true, true) => "camera and microphone",
            (_, true, _) => "camera",
            _ => "microphone",
        };
    }
}
