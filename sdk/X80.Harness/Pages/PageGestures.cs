using System.Text.Json;
using Microsoft.Playwright;

namespace X80.Harness.Pages;

/// <summary>
/// Hears of a person's clicks in the wrapped page, and of nothing else in it: a listener in an isolated world of the top frame,
/// which the page's own script can neither see nor call. It reports no target, no place and no text.
/// </summary>
internal sealed class PageGestures(ICDPSession session)
{
    private const string World = "x80-gestures";

    private const string Binding = "x80Gesture";

    // Enter on a link is a click that the browser makes; a middle click is none and has an event of its own.
    private const string Listener = """
        (() => {
          for (const type of ['click', 'auxclick']) {
            addEventListener(type, event => { if (event.isTrusted) { x80Gesture(''); } }, true);
          }
        })();
        """;

    private int world;

    /// <summary>Raised for each click or key press of a person that could follow a link.</summary>
    public event EventHandler? Made;

    public async Task AttachAsync(string topFrame, CancellationToken cancellationToken)
    {
        session.On("Runtime.executionContextCreated", created => Remember(created.GetProperty("context"), topFrame));
        session.On("Runtime.executionContextsCleared", _ => world = 0);
        session.On("Runtime.bindingCalled", called =>
        {
            if (world != 0 && called.GetProperty("executionContextId").GetInt32() == world)
            {
                Made?.Invoke(this, EventArgs.Empty);
            }
        });
        await session.CallAsync("Runtime.enable", null, cancellationToken);
        await session.CallAsync("Runtime.addBinding", new() { ["name"] = Binding, ["executionContextName"] = World }, cancellationToken);
        await session.CallAsync("Page.addScriptToEvaluateOnNewDocument", new() { ["source"] = Listener, ["worldName"] = World }, cancellationToken);
    }

    private void Remember(JsonElement context, string topFrame)
    {
        if (context.GetProperty("name").GetString() == World && context.GetProperty("auxData").GetProperty("frameId").GetString() == topFrame)
        {
            world = context.GetProperty("id").GetInt32();
        }
    }
}
