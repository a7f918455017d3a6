using System.Text.Json;
using Microsoft.Playwright;
using X80.Harness.People;

namespace X80.Harness.Tests.Sidebar;

/// <summary>
/// A person who has a keyboard and a screen reader: goes to a control by Tab alone and knows it by its role and accessible name,
/// as the browser tells them to an assistive tool.
/// </summary>
internal sealed class SidebarKeyboard(PracticePerson person, ICDPSession tools)
{
    private const int MostStops = 80;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<SidebarKeyboard> AtAsync(PracticePerson person) =>
        new(person, await person.Sidebar.Context.NewCDPSessionAsync(person.Sidebar));

    /// <summary>Operates the control that is so named to somebody who does not see it.</summary>
    /// <param name="named">Role and accessible name, such as <c>button Send</c>.</param>
    /// <param name="control">What the sidebar calls it.</param>
    public async Task PressAsync(string named, string control)
    {
        await GoToAsync(named);
        await person.PressAsync(control, "Enter", Cancel);
    }

    public async Task UnfoldAsync(string named)
    {
        await GoToAsync(named);
        await person.Sidebar.Keyboard.PressAsync("Enter");
    }

    public async Task TypeAsync(string named, string text)
    {
        await GoToAsync(named);
        await person.Sidebar.Keyboard.PressAsync("Control+A");
        await person.Sidebar.Keyboard.TypeAsync(text);
    }

    public async Task GoToAsync(string named)
    {
        var stops = new List<string>();
        for (var stop = 0; stop < MostStops; stop++)
        {
            await person.Sidebar.Keyboard.PressAsync("Tab");
            var here = await FocusedAsync();
            if (here == named)
            {
                Assert.Equal("solid", await person.Sidebar.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
                return;
            }

            stops.Add(here);
        }

        Assert.Fail($"Tab does not reach “{named}”; it reaches: {string.Join(", ", stops.Distinct())}.");
    }

    /// <returns>Every stop of Tab from the top of the window to its end, in order.</returns>
    public static async Task<IReadOnlyList<string>> WalkAsync(IPage sidebar)
    {
        var tools = await sidebar.Context.NewCDPSessionAsync(sidebar);
        await sidebar.EvaluateAsync("document.activeElement.blur()");
        await sidebar.Locator("h1").ClickAsync();
        var stops = new List<string>();
        while (stops.Count < MostStops)
        {
            await sidebar.Keyboard.PressAsync("Tab");
            if (await sidebar.EvaluateAsync<bool>("document.activeElement === document.body"))
            {
                break;
            }

            var here = await FocusedAsync(tools);
            if (stops.Count > 0 && here == stops[0])
            {
                break;
            }

            // A day has a stop for each of its parts.
            if (stops.Count == 0 || here != stops[^1])
            {
                stops.Add(here);
            }
        }

        await tools.DetachAsync();
        return stops;
    }

    private Task<string> FocusedAsync() => FocusedAsync(tools);

    private static async Task<string> FocusedAsync(ICDPSession tools)
    {
        var focused = await tools.SendAsync("Runtime.evaluate", new() { ["expression"] = "document.activeElement" });
        var id = focused!.Value.GetProperty("result").GetProperty("objectId").GetString()!;
        var tree = await tools.SendAsync("Accessibility.getPartialAXTree", new() { ["objectId"] = id, ["fetchRelatives"] = false });
        var node = tree!.Value.GetProperty("nodes")[0];
        return $"{Text(node, "role")} {Text(node, "name")}".Trim();
    }

    private static string Text(JsonElement node, string member) =>
        node.TryGetProperty(member, out var value) && value.TryGetProperty("value", out var text) ? text.GetString()! : "";
}
