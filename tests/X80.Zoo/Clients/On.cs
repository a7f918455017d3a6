using Microsoft.Playwright;
using X80.Sdk.Capture;

namespace X80.Zoo.Clients;

/// <summary>What sets a sabotaged client off.</summary>
internal static class On
{
    private static int names;

    /// <summary>By the rig's clock, again and again.</summary>
    public static Func<ClientStage, Task> Every(TimeSpan period, Func<ClientStage, Task> deed) => stage =>
    {
        stage.Own(stage.Start.Time.CreateTimer(_ => _ = deed(stage), null, period, period));
        return Task.CompletedTask;
    };

    /// <summary>A message arrives.</summary>
    public static Func<ClientStage, Task> Message(Func<ClientStage, Task> deed, int each = 1) => stage =>
    {
        var count = 0;
        stage.Start.Practice.Site.FrameReady += (_, _) => _ = ++count % each == 0 ? deed(stage) : Task.CompletedTask;
        return Task.CompletedTask;
    };

    /// <summary>An event in the wrapped page, of which the condition holds.</summary>
    /// <param name="type">Such as <c>scroll</c>.</param>
    /// <param name="deed">What is done.</param>
    /// <param name="when">Script on <c>event</c>.</param>
    public static Func<ClientStage, Task> Page(string type, Func<ClientStage, Task> deed, string when = "true") =>
        stage => ListenAsync(stage, stage.Page, type, when, deed);

    /// <summary>An event in the sidebar, of which the condition holds.</summary>
    public static Func<ClientStage, Task> Sidebar(string type, Func<ClientStage, Task> deed, string when = "true") =>
        stage => ListenAsync(stage, stage.Sidebar, type, when, deed);

    /// <summary>Another document in the wrapped page, whose path holds the text.</summary>
    public static Func<ClientStage, Task> Document(Func<ClientStage, Task> deed, string path = "") => stage =>
    {
        stage.Page.FrameNavigated += (_, frame) =>
            _ = frame == stage.Page.MainFrame && frame.Url.Contains(path, StringComparison.Ordinal) ? deed(stage) : Task.CompletedTask;
        return Task.CompletedTask;
    };

    /// <summary>The capture comes into a state in which the condition holds, and did not before.</summary>
    public static Func<ClientStage, Task> State(Func<CaptureState, bool> holds, Func<ClientStage, Task> deed) => stage =>
    {
        var before = false;
        stage.Session.Capture.StateChanged += (_, _) =>
        {
            var now = holds(stage.Session.Capture.State);
            var begins = now && !before;
            before = now;
            _ = begins ? deed(stage) : Task.CompletedTask;
        };
        return Task.CompletedTask;
    };

    private static async Task ListenAsync(ClientStage stage, IPage page, string type, string when, Func<ClientStage, Task> deed)
    {
        var name = $"noticed{Interlocked.Increment(ref names)}";
        await page.ExposeFunctionAsync(name, () => { _ = deed(stage); });
        var script = $"addEventListener('{type}', event => {{ if ({when}) {name}(); }}, true)";
        await page.AddInitScriptAsync(script);
        await page.EvaluateAsync(script);
    }
}
