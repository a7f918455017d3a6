using System.Text.Json;
using Microsoft.Playwright;
using X80.Harness.Pages;
using X80.Sdk.Clicks;
using X80.Sdk.Guarding;

namespace X80.Harness.Guarding;

/// <summary>
/// Stands around the wrapped page, behind the network rules: asks the channel's guard before each document, every
/// redirect hop of it too; closes every window the page opens; and closes the click gate while the committed document is
/// not the channel's own.
/// </summary>
internal sealed class NavigationGuard(
    IPage page, ICDPSession session, ShellGuard guard, ClickGate gate, RefusalList refusals, LinkRouter links, string startUrl, bool hasPerson,
    HarnessSeams? seams = null)
{
    private const string ErrorPage = "chrome-error://";

    private readonly Lock arming = new();
    private readonly FramePolicy frames = new(new Uri(startUrl).GetLeftPart(UriPartial.Authority));
    private string topFrame = "";
    private bool ended;

    // On a practice page nothing is granted to anybody, so that there is nothing to hand on.
    private string[] Stages => hasPerson ? ["Request", "Response"] : ["Request"];

    /// <summary>Raised when another document was committed in the top frame: what was read of the one before is no longer shown.</summary>
    public event EventHandler? DocumentChanged;

    public async Task AttachAsync(CancellationToken cancellationToken)
    {
        gate.Disarm();
        (topFrame, _, _) = await session.GetTopFrameAsync(cancellationToken);
        session.On("Fetch.requestPaused", paused => _ = DecideAsync(paused));
        session.On("Page.frameNavigated", navigated => _ = CheckCommittedAsync(navigated.GetProperty("frame")));
        session.On("Page.frameRequestedNavigation", Route);
        session.On("Page.windowOpen", asked => links.Ask(asked.GetProperty("url").GetString()!, isInPlace: false));
        page.Context.Page += (_, opened) => _ = IgnoringGoneAsync(opened.CloseAsync());
        if (seams?.GatesDialogs == false)
        {
            page.Dialog += (_, _) => { };
        }
        else
        {
            new DialogGuard(page, session, guard, refusals, hasPerson).Attach(topFrame);
        }

        page.Download += (_, download) => refusals.Add(Refusal.Of("download", download.Url, "downloads-off"));
        await session.CallAsync("Page.enable", null, cancellationToken);
        await session.CallAsync("Page.setInterceptFileChooserDialog", new() { ["enabled"] = true }, cancellationToken);
        session.On("Page.fileChooserOpened", _ => refusals.Add(Refusal.Of("file picker", page.Url, "file-picker-off")));
        await session.CallAsync(
            "Fetch.enable",
            new() { ["patterns"] = Stages.Select(stage => new { urlPattern = "*", resourceType = "Document", requestStage = stage }).ToArray() },
            cancellationToken);
        await new PermissionGuard(session, hasPerson, seams?.PermissionForAll).SetAsync(cancellationToken);
        var gestures = new PageGestures(session);
        gestures.Made += (_, _) => links.Clicked();
        await gestures.AttachAsync(topFrame, cancellationToken);
    }

    /// <summary>No event arms the gate any more.</summary>
    public void End()
    {
        lock (arming)
        {
            ended = true;
            gate.Disarm();
        }
    }

    // Only this feed names what a new window was to show, and links that need no request, such as mailto:.
    private void Route(JsonElement asked)
    {
        var url = asked.GetProperty("url").GetString()!;
        if (asked.GetProperty("frameId").GetString() == topFrame)
        {
            links.Ask(url, asked.GetProperty("disposition").GetString() == "currentTab");
        }
        else if (guard.Decide(url, GuardContext.Frame) is { Action: not GuardAction.Load } decision)
        {
            refusals.Add(Refusal.Of("frame", url, decision.Reason));
        }
    }

    private async Task DecideAsync(JsonElement paused)
    {
        if (paused.TryGetProperty("responseStatusCode", out _) || paused.TryGetProperty("responseErrorReason", out _))
        {
            var (method, answer) = frames.Answer(paused);
            await SendAsync(method, answer);
            return;
        }

        var url = paused.GetProperty("request").GetProperty("url").GetString()!;
        var context = paused.GetProperty("frameId").GetString() == topFrame ? GuardContext.Top : GuardContext.Frame;
        var decision = guard.Decide(url, context);
        var id = new Dictionary<string, object> { ["requestId"] = paused.GetProperty("requestId").GetString()! };
        if (decision.Action == GuardAction.Load)
        {
            await SendAsync("Fetch.continueRequest", id);
            return;
        }

        // "Aborted" leaves the document that is there in its place.
        if (!links.WasOpened(url))
        {
            refusals.Add(Refusal.Of(context == GuardContext.Top ? "page" : "frame", url, decision.Reason));
        }

        await SendAsync("Fetch.failRequest", new(id) { ["errorReason"] = "Aborted" });
    }

    private async Task CheckCommittedAsync(JsonElement frame)
    {
        if (frame.TryGetProperty("parentId", out _))
        {
            await CheckFrameAsync(frame);
            return;
        }

        var url = frame.GetProperty("url").GetString()!;
        var isTrusted = guard.Decide(url, GuardContext.Top) is { Action: GuardAction.Load, Trusted: true };
        lock (arming)
        {
            if (isTrusted && !ended)
            {
                gate.Arm();
            }
            else
            {
                gate.Disarm();
            }
        }

        DocumentChanged?.Invoke(this, EventArgs.Empty);
        if (isTrusted)
        {
            return;
        }

        refusals.Add(Refusal.Of("page", url, "untrusted-document"));
        if (!url.StartsWith(ErrorPage, StringComparison.Ordinal))
        {
            // A blob: or about:blank document needed no request, so no other layer saw it: put the channel back in its place.
            await SendAsync("Page.navigate", new() { ["url"] = startUrl });
        }
    }

    private async Task CheckFrameAsync(JsonElement frame)
    {
        var id = new Dictionary<string, object> { ["frameId"] = frame.GetProperty("id").GetString()! };
        var url = frame.GetProperty("url").GetString()!;
        if (!hasPerson || !frames.IsOfAnother(url) || await AskAsync("Page.getPermissionsPolicyState", id) is not { } answer || !FramePolicy.HandsOn(answer))
        {
            return;
        }

        refusals.Add(Refusal.Of("frame", url, "devices-handed-on"));
        await SendAsync("Page.navigate", new(id) { ["url"] = "about:blank" });
    }

    private async Task<JsonElement?> AskAsync(string method, Dictionary<string, object> arguments)
    {
        try
        {
            return await session.SendAsync(method, arguments);
        }
        catch (PlaywrightException)
        {
            return null;
        }
    }

    private Task SendAsync(string method, Dictionary<string, object> arguments) => IgnoringGoneAsync(session.SendAsync(method, arguments));

    // A paused request, a window or a dialog may go away by itself while it is answered; then there is nothing to refuse.
    private static async Task IgnoringGoneAsync(Task call)
    {
        try
        {
            await call;
        }
        catch (PlaywrightException)
        {
        }
    }
}
