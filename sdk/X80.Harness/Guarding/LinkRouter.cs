using X80.Sdk.Guarding;

namespace X80.Harness.Guarding;

/// <summary>
/// What becomes of an address that the page asks for and that must not load in it: opened in the person's default program if a
/// click of theirs led there, else refused and listed (GUARD-3, GUARD-6).
/// </summary>
/// <param name="guard">The channel's guard.</param>
/// <param name="opener">What opens links; null on a practice page, of which none leaves.</param>
/// <param name="refusals">Where refusals are listed.</param>
/// <param name="time">Whose clock a click grows old by.</param>
internal sealed class LinkRouter(ShellGuard guard, IExternalOpener? opener, RefusalList refusals, TimeProvider time)
{
    private readonly Lock routing = new();
    private PersonGesture? gesture;
    private string? opened;

    /// <summary>A person clicked in the page: it pays for one link, and soon.</summary>
    public void Clicked()
    {
        lock (routing)
        {
            (gesture, opened) = (new PersonGesture(time), null);
        }
    }

    /// <summary>The page asked for an address: in its own window, or in a new one, which never opens.</summary>
    public void Ask(string url, bool isInPlace)
    {
        var context = isInPlace ? GuardContext.Top : GuardContext.Popup;
        var decision = guard.Decide(url, context, gesture: true);
        if (decision.Action == GuardAction.OpenExternally)
        {
            Open(url, isInPlace);
        }
        else if (decision.Action != GuardAction.Load || !isInPlace)
        {
            refusals.Add(Refusal.Of(isInPlace ? "page" : "window", url, decision.Action == GuardAction.Load ? "windows-off" : decision.Reason));
        }
    }

    /// <summary>Whether the browser's own attempt to load it is the one that was opened outside: refused, and nothing to list.</summary>
    public bool WasOpened(string url)
    {
        lock (routing)
        {
            return opened == url;
        }
    }

    private void Open(string url, bool isInPlace)
    {
        lock (routing)
        {
            // One click raises two events where its link opens a window.
            if (opened == url)
            {
                return;
            }

            var decision = opener?.Open(url, gesture) ?? guard.Decide(url, GuardContext.External);
            if (decision.Action == GuardAction.OpenExternally)
            {
                opened = url;
                return;
            }

            refusals.Add(Refusal.Of(isInPlace ? "page" : "window", url, decision.Reason));
        }
    }
}
