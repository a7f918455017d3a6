using System.Net;
using System.Net.Http.Headers;
using X80.Sdk.Tokens;

namespace X80.Sdk.Client;

/// <summary>
/// Puts the token on requests to the backend's own origin and on no other, and listens to its clock. Redirects are not
/// followed by the handler below it, so no answer can lead a token elsewhere.
/// </summary>
internal sealed class BackendHandler : DelegatingHandler
{
    private readonly Uri backend;
    private readonly ITokenSource tokens;
    private readonly ServerClock clock;

    public BackendHandler(Uri backend, ITokenSource tokens, ServerClock clock) =>
        (this.backend, this.tokens, this.clock) = (backend, tokens, clock);

    /// <summary>The transport below: no redirects, no cookies, no proxy between this machine and itself.</summary>
    public static SocketsHttpHandler CreateTransport(Uri backend) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = !BackendAddress.IsThisMachine(backend),
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is null || !BackendAddress.IsSameOrigin(backend, request.RequestUri))
        {
            throw new InvalidOperationException("A request left the backend's origin; it was not sent.");
        }

        if (await tokens.GetAsync(cancellationToken).ConfigureAwait(false) is not { } token)
        {
            // What a backend answers to an absent token, without asking it.
            return new HttpResponseMessage(HttpStatusCode.Unauthorized) { RequestMessage = request };
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        request.Headers.Authorization = null;
        clock.Observe(response.Headers.Date);
        return response;
    }
}
