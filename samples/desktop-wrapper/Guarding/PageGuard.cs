using X80.Samples.DesktopWrapper.Native;
using X80.Samples.DesktopWrapper.Pages;
using X80.Sdk.Clicks;
using X80.Sdk.Guarding;

namespace X80.Samples.DesktopWrapper.Guarding;

/// <summary>
/// Stands around the page: asks the channel's guard before each document and every hop of a redirect, opens no second window,
/// takes no download, and closes the click gate while the committed document is not the channel's own.
/// </summary>
internal sealed class PageGuard(HostGuard guard, ClickGate gate, LinkRouter links, RefusalList refusals, CommittedDocument committed, PageView page, string startUrl)
{
    private bool hasEnded;

    public void Attach()
    {
        gate.Disarm();
        Signals.OnDecision(page.Widget, "decide-policy", Decide);
        Signals.OnMade(page.Widget, "create", RefuseWindow);
        Signals.OnObject(page.Session, "download-started", RefuseDownload);
        committed.Committed += (_, _) => Check();
        committed.Gone += (_, _) => End();
    }

    /// <summary>Whether the committed document is the channel's own at this moment.</summary>
    public bool IsTrusted => committed.Current is { } current && guard.Decide(current.Url, GuardContext.Top) is { Action: GuardAction.Load, Trusted: true };

    /// <summary>No document opens the gate any more.</summary>
    public void End()
    {
        hasEnded = true;
        gate.Disarm();
    }

    private bool Decide(nint decision, int kind)
    {
        var mayLoad = kind switch
        {
            WebKit.NavigationAction => MayGo(WebKit.webkit_navigation_policy_decision_get_navigation_action(decision)),
            WebKit.Response => MayShow(decision),
            _ => MayOpen(WebKit.webkit_navigation_policy_decision_get_navigation_action(decision)),
        };
        if (mayLoad)
        {
            WebKit.webkit_policy_decision_use(decision);
        }
        else
        {
            WebKit.webkit_policy_decision_ignore(decision);
        }

        return true;
    }

    private static string AddressOf(nint action) => GLib.TextAt(WebKit.webkit_uri_request_get_uri(WebKit.webkit_navigation_action_get_request(action))) ?? "";

    // A hop of a redirect comes without the click that began it.
    private static bool IsPersons(nint action) =>
        WebKit.webkit_navigation_action_is_user_gesture(action) != 0 || WebKit.webkit_navigation_action_is_redirect(action) != 0;

    // WebKitGTK does not say which frame goes there. A blank or blob frame needs no request: it may load, and Check looks at the top frame.
    private bool MayGo(nint action)
    {
        var url = AddressOf(action);
        if (guard.Decide(url, GuardContext.Top).Action == GuardAction.Load || guard.Decide(url, GuardContext.Frame).Action == GuardAction.Load)
        {
            return true;
        }

        links.Turn(url, "page", IsPersons(action));
        return false;
    }

    private bool MayOpen(nint action)
    {
        links.Turn(AddressOf(action), "window", IsPersons(action));
        return false;
    }

    private bool MayShow(nint decision)
    {
        var response = WebKit.webkit_response_policy_decision_get_response(decision);
        var url = GLib.TextAt(WebKit.webkit_uri_response_get_uri(response)) ?? "";
        var context = WebKit.webkit_response_policy_decision_is_main_frame_main_resource(decision) != 0 ? GuardContext.Top : GuardContext.Frame;
        var decided = guard.Decide(url, context);
        if (decided.Action != GuardAction.Load)
        {
            refusals.Add(Refusal.Of(context == GuardContext.Top ? "page" : "frame", url, decided.Reason));
            return false;
        }

        if (WebKit.webkit_response_policy_decision_is_mime_type_supported(decision) == 0 || IsAttachment(response))
        {
            refusals.Add(Refusal.Of("download", url, "downloads-off"));
            return false;
        }

        return true;
    }

    // A file that somebody sent must not become a document of the channel's.
    private static bool IsAttachment(nint response) =>
        WebKit.webkit_uri_response_get_http_headers(response) is var headers and not 0
        && GLib.TextAt(WebKit.soup_message_headers_get_one(headers, "Content-Disposition")) is { } disposition
        && disposition.TrimStart().StartsWith("attachment", StringComparison.OrdinalIgnoreCase);

    private nint RefuseWindow(nint action)
    {
        links.Turn(AddressOf(action), "window", IsPersons(action));
        return 0;
    }

    private void RefuseDownload(nint download)
    {
        refusals.Add(Refusal.Of("download", GLib.TextAt(WebKit.webkit_uri_request_get_uri(WebKit.webkit_download_get_request(download))) ?? "", "downloads-off"));
        WebKit.webkit_download_cancel(download);
    }

    private void Check()
    {
        if (hasEnded)
        {
            return;
        }

        if (IsTrusted)
        {
            gate.Arm();
            return;
        }

        gate.Disarm();
        refusals.Add(Refusal.Of("page", committed.Current!.Url, "untrusted-document"));

        // It needed no request, so no other layer saw it: put the channel back in its place.
        page.Load(startUrl);
    }
}
