using System.Text.Json;
using Microsoft.Playwright;
using X80.Sdk.Pages;

namespace X80.Harness.Pages;

/// <summary>
/// The one class that reads the wrapped page: scripts of the SDK, in an isolated world of the top frame, without a user
/// gesture. (<see cref="PageGestures"/> only hears that a person clicked.)
/// </summary>
internal sealed class PlaywrightPageHost(ICDPSession session, bool isPractice) : IPageHost
{
    private const string World = "x80-reader";

    public async ValueTask<PageDocument?> GetDocumentAsync(CancellationToken cancellationToken)
    {
        try
        {
            var (_, loaderId, frameUrl) = await session.GetTopFrameAsync(cancellationToken);
            var history = await session.CallAsync("Page.getNavigationHistory", null, cancellationToken);
            var current = history.GetProperty("entries")[history.GetProperty("currentIndex").GetInt32()];
            var url = current.GetProperty("url").GetString()!;

            // The history is the browser process's, the frame the renderer's: where they differ a navigation is under way.
            return WithoutFragment(url).SequenceEqual(WithoutFragment(frameUrl)) ? new PageDocument(loaderId, url) { IsPractice = isPractice } : null;
        }
        catch (PlaywrightException)
        {
            return null;
        }
    }

    public Task<string> EvaluateAsync(PageScript script, string argumentJson, CancellationToken cancellationToken) =>
        EvaluateAsync(script.Source, script.Name, argumentJson, cancellationToken);

    /// <summary>Lets a drill change a practice page. A real page is never changed.</summary>
    /// <exception cref="InvalidOperationException">It is a real page.</exception>
    internal Task<string> ChangeAsync(string function, string argumentJson, CancellationToken cancellationToken) => isPractice
        ? EvaluateAsync(function, "drill", argumentJson, cancellationToken)
        : throw new InvalidOperationException("Only a practice page may be changed.");

    private async Task<string> EvaluateAsync(string function, string name, string argumentJson, CancellationToken cancellationToken)
    {
        JsonElement answer;
        try
        {
            var (frameId, loaderId, _) = await session.GetTopFrameAsync(cancellationToken);

            // The browser keeps one world of a name for each document, so this makes it the first time and finds it after.
            var world = await session.CallAsync(
                "Page.createIsolatedWorld",
                new() { ["frameId"] = frameId, ["worldName"] = World, ["grantUniveralAccess"] = false },
                cancellationToken);
            answer = await session.CallFunctionAsync(
                function, world.GetProperty("executionContextId").GetInt32(), argumentJson, cancellationToken);
            if ((await session.GetTopFrameAsync(cancellationToken)).LoaderId != loaderId)
            {
                throw new PageHostException("The page changed while it was being read.");
            }
        }
        catch (PlaywrightException failure)
        {
            throw new PageHostException("The page went away while it was being read.", failure);
        }

        if (answer.TryGetProperty("exceptionDetails", out _))
        {
            throw new PageHostException($"The script {name} failed in the page.");
        }

        var result = answer.GetProperty("result");
        return result.GetProperty("type").GetString() == "string"
            ? result.GetProperty("value").GetString()!
            : throw new PageHostException($"The script {name} gave no text.");
    }

    private static ReadOnlySpan<char> WithoutFragment(string url) =>
        url.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? url.AsSpan(0, at) : url;
}
