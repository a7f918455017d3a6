using System.Text.Json;
using Microsoft.Playwright;
using X80.Harness.Pages;
using X80.Sdk.Guarding;

namespace X80.Harness.Guarding;

/// <summary>
/// Leaves a dialog to the person if the channel's own top frame opened it, which the browser names; dismisses any other, and
/// every one where nobody could answer it.
/// </summary>
internal sealed class DialogGuard(IPage page, ICDPSession session, ShellGuard guard, RefusalList refusals, bool hasPerson)
{
    public void Attach(string topFrame)
    {
        // Without a listener the driver would dismiss every dialog by itself.
        page.Dialog += (_, _) => { };
        session.On("Page.javascriptDialogOpening", opening => _ = AnswerAsync(opening, topFrame));
    }

    private async Task AnswerAsync(JsonElement opening, string topFrame)
    {
        var url = opening.GetProperty("url").GetString()!;
        var isTop = !opening.TryGetProperty("frameId", out var frame) || frame.GetString() == topFrame;
        var decision = guard.Decide(url, GuardContext.Dialog);
        var isChannel = isTop && decision.Action == GuardAction.Load;
        if (isChannel && hasPerson)
        {
            return;
        }

        if (!isChannel)
        {
            refusals.Add(Refusal.Of("dialog", url, isTop ? decision.Reason : GuardReasons.NotTheChannel));
        }

        // A page that is no longer trusted must not hold on to the window by asking whether to leave.
        var leaves = !isChannel && opening.GetProperty("type").GetString() == "beforeunload";
        try
        {
            await session.SendAsync("Page.handleJavaScriptDialog", new() { ["accept"] = leaves });
        }
        catch (PlaywrightException)
        {
            // It went away with its page.
        }
    }
}
