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
        stage.Own(stage.Start.Time.CreateTimer(_ => stage.Begin(deed), null, period, period));
        return Task.CompletedTask;
    };

    /// <summary>A message arrives.</summary>
    public static Func<ClientStage, Task> Message(Func<ClientStage, Task> deed, int each = 1) => stage =>
    {
        var count = 0;
        stage.Start.Practice.Site.FrameReady += (_, _) =>
        {
            if (++count % each == 0)
            {
                stage.Begin(deed);
            }
        };
        return Task.CompletedTask;
    };

    /// <summary>An event in the wrapped page, of which the condition holds.</summary>
    /// <param name="type">Such as <c>scroll</c>.</param>
    /// <param name="deed">What is done.</param>
    /// <param name="when">Script on <c>event</c>.</param>
    public static Func<ClientStage, Task> Page(string type, Func<ClientStage, Task> deed, string when = "true") =>
        stage => ListenAsync(stage, stage.Page, type, when, deed);

    /// <summary>An event in the wrapped page that leads to an address.</summary>
    /// <param name="type">Such as <c>click</c>.</param>
    /// <param name="address">Script on <c>event</c>; gives nothing where there is none.</param>
    /// <param name="deed">What is done with it.</param>
    /// <param name="of">Whose event it is.</param>
    public static Func<ClientStage, Task> Address(string type, string address, Func<ClientStage, string, Task> deed, string of = "window") => Asked(
        name => $"{of}.addEventListener('{type}', event => {{ const address = {address}; if (address) {name}(address); }}, true)", deed);

    /// <summary>The wrapped page's script asks for an address by a function that the client has put in the place of the browser's.</summary>
    /// <param name="script">From the name of a function that takes an address to the script that calls it.</param>
    /// <param name="deed">What is done with it.</param>
    public static Func<ClientStage, Task> Asked(Func<string, string> script, Func<ClientStage, string, Task> deed) => async stage =>
    {
        var name = $"noticed{Interlocked.Increment(ref names)}";
        await stage.Page.ExposeFunctionAsync<string>(name, address => stage.Begin(each => deed(each, address)));
        await stage.Page.AddInitScriptAsync(script(name));
        await stage.Page.EvaluateAsync(script(name));
    };

    /// <summary>An event in the sidebar, of which the condition holds.</summary>
    public static Func<ClientStage, Task> Sidebar(string type, Func<ClientStage, Task> deed, string when = "true") =>
        stage => ListenAsync(stage, stage.Sidebar, type, when, deed);

    /// <summary>Another document in the wrapped page, whose path holds the text.</summary>
    public static Func<ClientStage, Task> Document(Func<ClientStage, Task> deed, string path = "") => stage =>
    {
        stage.Page.FrameNavigated += (_, frame) =>
        {
            if (frame == stage.Page.MainFrame && frame.Url.Contains(path, StringComparison.Ordinal))
            {
                stage.Begin(deed);
            }
        };
        return Task.CompletedTask;
    };

    /// <summary>Whoever in the page asks for a file.</summary>
    public static Func<ClientStage, Task> Picker(Func<IFileChooser, Task> deed) => stage =>
    {
        stage.Page.FileChooser += (_, chooser) => stage.Begin(_ => deed(chooser));
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
            if (begins)
            {
                stage.Begin(deed);
            }
        };
        return Task.CompletedTask;
    };

    private static async Task ListenAsync(ClientStage stage, IPage page, string type, string when, Func<ClientStage, Task> deed)
    {
        var name = $"noticed{Interlocked.Increment(ref names)}";
        await page.ExposeFunctionAsync(name, () => stage.Begin(deed));
        var script = $"addEventListener('{type}', event => {{ if ({when}) {name}(); }}, true)";
        await page.AddInitScriptAsync(script);
        await page.EvaluateAsync(script);
    }
}
