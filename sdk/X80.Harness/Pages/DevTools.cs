using System.Text.Json;
using Microsoft.Playwright;

namespace X80.Harness.Pages;

/// <summary>The few shapes of the browser's own protocol that the harness speaks beside Playwright.</summary>
internal static class DevTools
{
    public static async Task<JsonElement> CallAsync(
        this ICDPSession session, string method, Dictionary<string, object>? arguments, CancellationToken cancellationToken) =>
        await session.SendAsync(method, arguments).WaitAsync(cancellationToken) ?? default;

    /// <summary>Hands each event's parameters on. The handler must not throw.</summary>
    public static void On(this ICDPSession session, string method, Action<JsonElement> handler) =>
        session.Event(method).OnEvent += (_, parameters) => handler(parameters ?? default);

    /// <summary>The committed document of the top frame: frame id, loader id and address without fragment.</summary>
    public static async Task<(string FrameId, string LoaderId, string Url)> GetTopFrameAsync(this ICDPSession session, CancellationToken cancellationToken)
    {
        var tree = await session.CallAsync("Page.getFrameTree", null, cancellationToken);
        var frame = tree.GetProperty("frameTree").GetProperty("frame");
        return (frame.GetProperty("id").GetString()!, frame.GetProperty("loaderId").GetString()!, frame.GetProperty("url").GetString()!);
    }

    /// <summary>Calls an arrow function with one text, without a user gesture.</summary>
    /// <returns>The protocol's answer: <c>result</c>, or <c>exceptionDetails</c> beside it.</returns>
    public static Task<JsonElement> CallFunctionAsync(
        this ICDPSession session, string function, int contextId, string argument, CancellationToken cancellationToken) =>
        session.CallAsync(
            "Runtime.callFunctionOn",
            new()
            {
                ["functionDeclaration"] = function,
                ["executionContextId"] = contextId,
                ["arguments"] = new[] { new { value = argument } },
                ["returnByValue"] = true,
                ["awaitPromise"] = true,
                ["userGesture"] = false,
                ["silent"] = true,
            },
            cancellationToken);
}
