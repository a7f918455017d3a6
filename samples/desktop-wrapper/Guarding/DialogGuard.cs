using X80.Samples.DesktopWrapper.Native;
using X80.Samples.DesktopWrapper.Pages;
using X80.Sdk.Guarding;

namespace X80.Samples.DesktopWrapper.Guarding;

/// <summary>
/// Shows a dialog of the page, with the engine's own words on whose it is, while the channel's own document stands in the top
/// frame and the person has just clicked in the page, once a click; dismisses any other. WebKitGTK does not say which frame opened it: the
/// click keeps what a frame opens by itself from the person, and the guard lets no frame of another origin load.
/// </summary>
internal sealed class DialogGuard(PageView page, CommittedDocument committed, PageGuard guard, PageGestures gestures, RefusalList refusals)
{
    private const int BeforeUnload = 3;

    public void Attach() => Signals.OnAsked(page.Widget, "script-dialog", Decide);

    private bool Decide(nint dialog)
    {
        if (guard.IsTrusted && gestures.TryTake())
        {
            return false;
        }

        refusals.Add(Refusal.Of("dialog", committed.Current?.Url ?? "", guard.IsTrusted ? GuardReasons.NoGesture : GuardReasons.NotTheChannel));
        if (WebKit.webkit_script_dialog_get_dialog_type(dialog) == BeforeUnload)
        {
            // A page must not hold on to the window by asking whether to leave.
            WebKit.webkit_script_dialog_confirm_set_confirmed(dialog, 1);
        }

        return true;
    }
}
