using Microsoft.Playwright;
using X80.Harness.Guarding;

namespace X80.Harness.Origins;

/// <summary>Brings an override to the browser: its origin is answered by it, everything else is refused.</summary>
internal sealed class OriginRoutes(IOriginOverride origin, RefusalList refusals, CancellationToken ended, Func<string, string, bool>? answers = null)
{
    /// <summary>The reason of a refusal where the override gave no answer.</summary>
    public const string Failed = "page-failed";

    private readonly Func<string, string, bool> isAnswered = answers ?? IsOfOrigin;

    // The slash matters: https://web.whatsapp.com.evil.test is another origin.
    internal static bool IsOfOrigin(string url, string origin) => url.StartsWith(origin + "/", StringComparison.Ordinal);

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
            if (!isAnswered(url, origin.Origin))
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
        catch (Exception)
        {
            // Whatever the override broke of: the browser waits for an answer, and only a refusal is safe.
            refusals.Add(Refusal.Of("request", route.Request.Url, Failed));
            await RefuseAsync(route);
        }
    }

    private static async Task RefuseAsync(IRoute route)
    {
        try
        {
            await route.AbortAsync(RequestAbortErrorCode.Aborted);
        }
        catch (PlaywrightException)
        {
            // It went away with its page.
        }
    }

    private void Connect(IWebSocketRoute socket)
    {
        if (IsOfOrigin(socket.Url, "wss" + origin.Origin["https".Length..]))
        {
            if (!TryConnect(socket))
            {
                Refuse(socket, Failed);
            }

            return;
        }

        Refuse(socket, "not-practice");
    }

    private bool TryConnect(IWebSocketRoute socket)
    {
        try
        {
            origin.Connect(new RoutedSocket(socket));
            return true;
        }
        catch (Exception)
        {
            // As above: what failed has not allowed anything.
            return false;
        }
    }

    private void Refuse(IWebSocketRoute socket, string reason)
    {
        refusals.Add(Refusal.Of("socket", socket.Url, reason));
        _ = socket.CloseAsync();
    }
}
