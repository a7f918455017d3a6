using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using X80.ReferenceServer.Tests.Rig;
using X80.Sdk.Clicks;

namespace X80.DesktopWrapper.Tests.Rig;

/// <summary>The real program in a desktop session, and a person's eyes and hand at it: the accessibility bus says what is shown, and X makes the clicks.</summary>
internal sealed class RunningWrapper : IAsyncDisposable
{
    private const string Button = "push button";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(200);

    // As a program asks X: the screen itself comes first, the window shown last comes last.
    private static readonly string[] VisibleWindows = ["search", "--onlyvisible", "--maxdepth", "1", "--name", ".*"];

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly Desktop desktop;
    private readonly Process process;
    private readonly ConcurrentQueue<string> said = new();

    private RunningWrapper(Desktop desktop, Process process)
    {
        (this.desktop, this.process) = (desktop, process);
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>All that it printed.</summary>
    public string Said => string.Join('\n', said);

    public static RunningWrapper Start(Desktop desktop, ChannelStandIn site, ConnectProxy proxy, Uri backend, string? token)
    {
        var certificate = Path.Combine(desktop.Folder, "channel.pem");
        File.WriteAllText(certificate, site.Pem);
        var environment = new Dictionary<string, string>
        {
            ["X80_BACKEND_URL"] = backend.AbsoluteUri,
            ["X80_PROXY"] = proxy.Address.AbsoluteUri,
            ["X80_PROXY_CERT"] = certificate,
        };
        if (token is not null)
        {
            environment["X80_TOKEN"] = token;
        }

        return new(desktop, desktop.Start(Path.Combine(AppContext.BaseDirectory, "X80.Samples.DesktopWrapper"), [], environment));
    }

    /// <summary>What its windows show now; nothing where a widget went away while they were looked at.</summary>
    public async Task<IReadOnlyList<Place>> LookAsync()
    {
        var lines = await desktop.RunAsync(
            "/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "places.py"), Text(process.Id)], Cancel);
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<Place>(line, Web)!)];
    }

    /// <summary>Waits until a widget is there whose name begins so, and all stands still for as long as a click needs.</summary>
    public async Task<Place> FindAsync(string name, string? role = null) => (await FindAmongAsync(name, role)).Found;

    /// <summary>Presses the button whose label begins so; turns the wheel over the panel where it must be brought into sight first.</summary>
    public async Task PressAsync(string label)
    {
        var (place, shown) = await FindAmongAsync(label, Button);
        var pane = shown.First(one => one.Role == "scroll pane");
        while (place.X >= pane.X && (place.Y < pane.Y || place.Y + place.Height > pane.Y + pane.Height))
        {
            await XAsync("mousemove", Text(pane.MiddleX), Text(pane.MiddleY), "click", place.Y < pane.Y ? "4" : "5");
            place = await FindAsync(label, Button);
        }

        await ClickAtAsync(place.MiddleX, place.MiddleY);
    }

    /// <summary>Waits until X shows a window of that title: of GTK's file dialog the accessibility bus tells nothing.</summary>
    public Task UntilWindowAsync(string title) =>
        Poll.UntilAsync(async () => (await XAsync("search", "--onlyvisible", "--name", title)).Length > 0, Cancel);

    /// <summary>Presses a key in the window that was shown last.</summary>
    public Task KeyAsync(string key) => InLastWindowAsync("key", key);

    /// <summary>Types a text, key by key, in the window that was shown last.</summary>
    public Task TypeAsync(string text) => InLastWindowAsync("type", text);

    private async Task InLastWindowAsync(string act, string what)
    {
        var window = (await XAsync(VisibleWindows)).Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        await XAsync("windowfocus", "--sync", window, act, what);
    }

    private async Task<(Place Found, IReadOnlyList<Place> Shown)> FindAmongAsync(string name, string? role)
    {
        Place? found = null;
        var since = Stopwatch.StartNew();
        IReadOnlyList<Place> before = [];
        var patience = Stopwatch.StartNew();
        do
        {
            var shown = await LookAsync();
            if (!shown.SequenceEqual(before))
            {
                (before, since) = (shown, Stopwatch.StartNew());
            }

            found = shown.FirstOrDefault(place => place.Name.StartsWith(name, StringComparison.Ordinal) && (role is null || place.Role == role));
            Assert.False(process.HasExited, "The program ended:\n" + Said);
            Assert.True(
                patience.Elapsed < Patience, $"There was no \"{name}\". It showed:\n{string.Join('\n', shown.Select(place => place.Name))}\nIt said:\n{Said}");
        }
        while (found is null || since.Elapsed < ClickGate.SettleTime + Margin);
        return (found, before);
    }

    /// <summary>Waits for what the rest of the rig sees; tells what it saw where that does not come.</summary>
    public Task UntilAsync(Func<bool> isDone, ChannelStandIn site)
    {
        var patience = Stopwatch.StartNew();
        return Poll.UntilAsync(
            () =>
            {
                Assert.False(process.HasExited, "The program ended:\n" + Said);
                return isDone() || (patience.Elapsed > Patience ? throw new TimeoutException(
                    $"It did not happen. The page asked for:\n{string.Join('\n', site.Asked)}\nOpened:\n{string.Join('\n', desktop.Opened)}\nIt said:\n{Said}") : false);
            },
            Cancel);
    }

    public Task ClickAtAsync(int x, int y) => XAsync("mousemove", Text(x), Text(y), "click", "1");

    /// <summary>Tells it to end, as a desktop does at a log-out.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        await desktop.RunAsync("kill", ["-TERM", Text(process.Id)], Cancel);
        await process.WaitForExitAsync(Cancel).WaitAsync(Patience, Cancel);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Task<string> XAsync(params string[] arguments) => desktop.RunAsync("xdotool", arguments, Cancel);
}
