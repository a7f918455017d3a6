using System.Globalization;
using X80.Samples.DesktopWrapper.Native;
using X80.Sdk.Pages;

namespace X80.Samples.DesktopWrapper.Pages;

/// <summary>
/// Which document is committed in the top frame, as the engine told this process. While another is on its way the view's address
/// may be that one's already, so it is taken at the commit, and after it only for moves within the document.
/// </summary>
internal sealed class CommittedDocument
{
    private readonly PageView page;
    private readonly bool isPractice;
    private bool isOnItsWay;
    private int count;

    public CommittedDocument(PageView page, bool isPractice)
    {
        (this.page, this.isPractice) = (page, isPractice);
        Signals.OnNumber(page.Widget, "load-changed", Follow);
        Signals.OnObject(page.Widget, "notify::uri", _ => MoveWithin());
        Signals.OnNumber(page.Widget, "web-process-terminated", _ => End());
    }

    /// <summary>Raised when another document was committed.</summary>
    public event EventHandler? Committed;

    /// <summary>Raised when the page's process has died: nothing can be read any more.</summary>
    public event EventHandler? Gone;

    public PageDocument? Current { get; private set; }

    private string Address => GLib.TextAt(WebKit.webkit_web_view_get_uri(page.Widget)) ?? "";

    private void Follow(int change)
    {
        isOnItsWay = change is WebKit.LoadStarted or WebKit.LoadRedirected;
        if (change == WebKit.LoadCommitted)
        {
            count++;
            Current = new PageDocument(count.ToString(CultureInfo.InvariantCulture), Address) { IsPractice = isPractice };
            Committed?.Invoke(this, EventArgs.Empty);
        }
    }

    private void MoveWithin()
    {
        if (!isOnItsWay && Current is { } current && Address is { Length: > 0 } address)
        {
            Current = current with { Url = address };
        }
    }

    private void End()
    {
        Current = null;
        Gone?.Invoke(this, EventArgs.Empty);
    }
}
