using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using X80.Cli.Tests.Support;
using X80.Conformance.Launching;
using X80.Conformance.Launching.Sight;

namespace X80.Cli.Tests.Verify.Attended;

/// <summary>
/// A person before a screen of their own, at which the tool runs: reads what it asks in the terminal, sees its windows by the
/// accessibility bus, clicks by input of the window system, and presses Enter.
/// </summary>
/// <param name="session">The screen.</param>
/// <param name="eyes">What sees it.</param>
internal sealed partial class PersonAtScreen(DesktopSession session, Eyes eyes) : IAsyncDisposable
{
    private const string Sidebar = "https://sidebar.x80.invalid/";
    private const string Browser = "chromium-told";
    private const string Page = "https://web.whatsapp.com/";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly XInput input = new(session);

    /// <summary>Which prompts are followed by a click on Sync that nobody asked for, once they are done.</summary>
    public IReadOnlyList<int> ClicksTooMuchAt { get; init; } = [];

    public static async Task<DesktopSession> SitDownAsync(CancellationToken cancellationToken)
    {
        var session = await DesktopSession.StartAsync(cancellationToken);
        // A browser tells the bus of its pages only where it is told to.
        await ShellScript.WriteAsync(Path.Combine(session.Folder, Browser), "exec chromium --force-renderer-accessibility \"$@\"", cancellationToken);
        return session;
    }

    /// <returns>How the tool ended, and what it printed.</returns>
    public async Task<(int ExitCode, string Printed)> AttendAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var tool = session.Start(
            "dotnet",
            [typeof(CommandTree).Assembly.Location, .. arguments],
            new Dictionary<string, string> { ["X80_BROWSER"] = Path.Combine(session.Folder, Browser) });
        var printed = tool.StandardOutput.ReadToEndAsync(cancellationToken);
        while (await tool.StandardError.ReadLineAsync(cancellationToken) is { } line)
        {
            if (Prompt().Match(line) is { Success: true } prompt)
            {
                await DoAsync(int.Parse(prompt.Groups["number"].Value, CultureInfo.InvariantCulture), prompt.Groups["words"].Value, cancellationToken);
                await SayAsync(tool, "");
            }
            else if (line.EndsWith("yes or no:", StringComparison.Ordinal))
            {
                await SayAsync(tool, "no");
            }
        }
        await tool.WaitForExitAsync(cancellationToken);
        return (tool.ExitCode, await printed);
    }

    public ValueTask DisposeAsync() => eyes.DisposeAsync();

    private async Task DoAsync(int number, string words, CancellationToken cancellationToken)
    {
        if (Control().Match(words) is { Success: true } control)
        {
            await ClickAsync(control.Groups["name"].Value, cancellationToken);
        }
        else
        {
            await OpenAChatAsync(cancellationToken);
        }
        if (ClicksTooMuchAt.Contains(number))
        {
            await ClickAsync("Sync", cancellationToken);
        }
    }

    private async Task ClickAsync(string name, CancellationToken cancellationToken)
    {
        var surface = new AccessibilityTree(eyes, Sidebar);
        var left = await LeftOfSidebarAsync(cancellationToken);
        var place = await surface.FindAsync(name, Patience, cancellationToken);
        for (var pane = await PaneAsync(surface, cancellationToken); place.Y + place.Height > pane.Y + pane.Height || place.Y < pane.Y; pane = await PaneAsync(surface, cancellationToken))
        {
            await input.TurnAsync(left + pane.MiddleX, pane.MiddleY, isUp: place.Y < pane.Y, cancellationToken);
            place = await surface.FindAsync(name, Patience, cancellationToken);
        }
        await input.ClickAsync(left + place.MiddleX, place.MiddleY, cancellationToken);
        await surface.RestAsync(cancellationToken);
    }

    /// <summary>The first chat of the list; the page's window stands in the screen's corner.</summary>
    private async Task OpenAChatAsync(CancellationToken cancellationToken)
    {
        var page = new AccessibilityTree(eyes, Page);
        var chat = (await page.RestAsync(cancellationToken)).First(place => place is { Role: "table row", Width: > 0 });
        await input.ClickAsync(chat.MiddleX, chat.MiddleY, cancellationToken);
        await page.RestAsync(cancellationToken);
    }

    private static async Task<Place> PaneAsync(AccessibilityTree surface, CancellationToken cancellationToken) =>
        (await surface.LookAsync(cancellationToken)).First(place => place.Role == "document web");

    private async Task<int> LeftOfSidebarAsync(CancellationToken cancellationToken)
    {
        var said = await session.RunAsync("xdotool", ["search", "--onlyvisible", "--name", "^X80$", "getwindowgeometry", "--shell"], "", cancellationToken);
        return int.Parse(Left().Match(said).Groups["x"].Value, CultureInfo.InvariantCulture);
    }

    private static async Task SayAsync(Process tool, string word)
    {
        await tool.StandardInput.WriteLineAsync(word);
        await tool.StandardInput.FlushAsync();
    }

    [GeneratedRegex("^(?<number>[0-9]+) of [0-9]+: (?<words>.*)$")]
    private static partial Regex Prompt();

    [GeneratedRegex("[Cc]lick '(?<name>[^']+)'")]
    private static partial Regex Control();

    [GeneratedRegex("^X=(?<x>[0-9]+)", RegexOptions.Multiline)]
    private static partial Regex Left();
}
