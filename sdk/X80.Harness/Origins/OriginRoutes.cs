using Microsoft.Playwright;
using X80.Harness.Guarding;

namespace X80.Harness.Origins;

/// <summary>Brings an override to the browser: its origin is answered by it, everything else is refused.</summary>
internal sealed class OriginRoutes(IOriginOverride origin, RefusalList refusals, CancellationToken ended)
{
    public async Task AttachAsync(IBrowserContext context)
    {
        await context.RouteAsync(_ => true, AnswerAsync);
        await context.RouteWebSocketAsync(_ => true, Connect);
    }

    private async Task AnswerAsync(IRoute route)
    {
        try
        {
            var url = route.Request.Url;
            if (!IsOfOrigin(url, origin.Origin))
            {
                refusals.Add(Refusal.Of("request", url, "not-practice"));
                await route.AbortAsync(RequestAbortErrorCode.Aborted);
                return;
            }

            var answer = await origin.AnswerAsync(new(route.Request.Method, url), ended);
            await route.FulfillAsync(new() { Status = answer.Status, Headers = answer.Headers, BodyBytes = answer.Body.ToArray() });
        }
        catch (Exception gone) when (gone is PlaywrightException or OperationCanceledException)
        {
            // The page or the session ended while the answer was made: there is nobody left to answer, and nothing loads.
        }
    }

    private void Connect(IWebSocketRoute socket)
    {
        if (IsOfOrigin(socket.Url, "wss" + origin.Origin["https".Length..]))
        {
            origin.Connect(new RoutedSocket(socket));
            return;
        }

        refusals.Add(Refusal.Of("socket", socket.Url, "not-practice"));
        _ = socket.CloseAsync();
    }

    // The slash matters: https://web.whatsapp.com.evil.test is another origin.
    private static bool IsOfOrigin(string url, string origin) => url.StartsWith(origin + "/", StringComparison.Ordinal);
}
