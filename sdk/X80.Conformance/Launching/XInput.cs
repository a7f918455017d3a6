using System.Diagnostics;
using System.Globalization;

namespace X80.Conformance.Launching;

/// <summary>A person's pointer and keyboard at a display: input of the window system (XTEST).</summary>
internal sealed class XInput(DesktopSession session)
{
    private const string Program = "/usr/bin/xdotool";

    // A control counts when it has stood still for half a second.
    private static readonly TimeSpan TimeToKnow = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan TimeToClick = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan TimeToSee = TimeSpan.FromMilliseconds(450);

    private IReadOnlyList<string> own = [];

    public Task MoveAsync(int x, int y, CancellationToken cancellationToken) => RunAsync(["mousemove", Text(x), Text(y)], cancellationToken);

    public Task ClickAsync(int x, int y, CancellationToken cancellationToken) => RunAsync(["mousemove", Text(x), Text(y), "click", "1"], cancellationToken);

    /// <summary>Turns the wheel where the pointer is to stand.</summary>
    public Task TurnAsync(int x, int y, bool isUp, CancellationToken cancellationToken) =>
        RunAsync(["mousemove", Text(x), Text(y), "click", isUp ? "4" : "5"], cancellationToken);

    public Task PressAsync(string key, CancellationToken cancellationToken) => RunAsync(["key", key], cancellationToken);

    /// <summary>Types; what it types stands on no command line.</summary>
    public Task TypeAsync(string text, CancellationToken cancellationToken) =>
        session.RunAsync(Program, ["type", "--delay", "5", "--file", "-"], text, cancellationToken);

    /// <summary>
    /// The client's window gets the keyboard and is moved to the screen's corner: no window manager does the one here, and the
    /// accessibility bus tells places within a window.
    /// </summary>
    public async Task AlignAsync(CancellationToken cancellationToken)
    {
        own = await WindowsAsync(cancellationToken);
        await RunAsync(["windowmove", Window(own), "0", "0", "windowfocus", Window(own)], cancellationToken);
    }

    /// <summary>Escape in each window that has come since, and the client's own has the keyboard again.</summary>
    public async Task DismissAsync(CancellationToken cancellationToken)
    {
        foreach (var dialog in (await WindowsAsync(cancellationToken)).Except(own).Reverse())
        {
            await RunAsync(["windowfocus", dialog, "key", "Escape", "windowfocus", Window(own)], cancellationToken);
        }
    }

    /// <summary>The window changes its size, and the pointer is down as soon as a program can know of it and no eye has seen it.</summary>
    /// <returns>Whether that was so; on a machine with other work the pointer may be late, and is not down then as a rule.</returns>
    public async Task<bool> ClickInHasteAsync(int x, int y, CancellationToken cancellationToken)
    {
        await MoveAsync(x, y, cancellationToken);
        var window = Window(await WindowsAsync(cancellationToken));
        var size = await RunAsync(["getwindowgeometry", "--shell", window], cancellationToken);
        var (width, height) = (Value(size, "WIDTH"), Value(size, "HEIGHT"));
        var lower = Text(int.Parse(height, CultureInfo.InvariantCulture) - 40);
        var since = Stopwatch.StartNew();
        await RunAsync(["windowsize", window, width, lower], cancellationToken);
        await Task.Delay(TimeToKnow, TimeProvider.System, cancellationToken);
        if (since.Elapsed < TimeToClick)
        {
            await RunAsync(["click", "1"], cancellationToken);
        }
        var isInTime = since.Elapsed < TimeToSee;
        await RunAsync(["windowsize", window, width, height], cancellationToken);
        return isInTime;
    }

    /// <summary>Those of the screen, which is the first of them itself.</summary>
    private async Task<IReadOnlyList<string>> WindowsAsync(CancellationToken cancellationToken) =>
        (await RunAsync(["search", "--onlyvisible", "--maxdepth", "1", "--name", ".*"], cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The one that was shown last.</summary>
    private static string Window(IReadOnlyList<string> windows) => windows.Count > 0 ? windows[^1] : "0";

    private static string Value(string lines, string name) =>
        lines.Split('\n').FirstOrDefault(line => line.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..].Trim() ?? "0";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Task<string> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        session.RunAsync(Program, arguments, "", cancellationToken);
}
