using X80.Sdk.Guarding;

namespace X80.Samples.DesktopWrapper.Guarding;

/// <summary>
/// What becomes of an address that the page asks for and that must not load in it: opened in the person's default program if a
/// click of theirs led there, else refused and listed (GUARD-3, GUARD-6).
/// </summary>
internal sealed class LinkRouter(HostGuard guard, IExternalOpener opener, PageGestures gestures, RefusalList refusals)
{
    private (PersonGesture? Gesture, string Url) opened = (null, "");

    /// <param name="url">The address as the engine gives it.</param>
    /// <param name="what">What wanted it: <c>page</c> or <c>window</c>.</param>
    /// <param name="isPersons">Whether the engine, too, takes it for what a person's click led to.</param>
    public void Turn(string url, string what, bool isPersons)
    {
        var gesture = isPersons ? gestures.Last : null;

        // One click raises two events where its link opens a window.
        if (gesture is not null && opened == (gesture, url))
        {
            return;
        }

        var context = what == "window" ? GuardContext.Popup : GuardContext.Top;
        var decision = guard.Decide(url, context, gesture is not null);
        if (decision.Action == GuardAction.OpenExternally)
        {
            decision = opener.Open(url, gesture);
        }

        if (decision.Action == GuardAction.OpenExternally)
        {
            opened = (gesture, url);
            gestures.Take();
            return;
        }

        // A second window would be the channel's own, and still stand outside the panel.
        refusals.Add(Refusal.Of(what, url, decision.Action == GuardAction.Load ? "windows-off" : decision.Reason));
    }
}
