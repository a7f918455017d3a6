using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using X80.Cli.Running;
using X80.Contract.Json;
using X80.Contract.Problems;
using X80.Contract.Tokens;
using X80.Sdk.Client;

namespace X80.Cli.Accounts;

/// <summary>Spends a pairing code at a backend: one request without a token, which follows no redirect.</summary>
internal static class PairingClient
{
    private const int MostBytes = 4096;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="backend">Where the code was shown; <see cref="BackendAddress.Check"/> has passed it.</param>
    /// <param name="code">It works once, also where the answer is lost.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="CliException">The backend gives no token for it.</exception>
    /// <exception cref="HttpRequestException">The backend could not be reached.</exception>
    public static async Task<X80Token> SpendAsync(Uri backend, PairingCode code, CancellationToken cancellationToken)
    {
        using var transport = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = !BackendAddress.IsThisMachine(backend) };
        using var http = new HttpClient(transport) { Timeout = Patience, MaxResponseContentBufferSize = MostBytes };
        using var body = new ByteArrayContent(
            JsonSerializer.SerializeToUtf8Bytes(new PairRequest { Code = code.Reveal() }, ContractJson.ShapeOf<PairRequest>(ContractJson.Strict)));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        try
        {
            using var response = await http.PostAsync(new Uri(backend, "/api/pair"), body, cancellationToken);
            var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return response.StatusCode == HttpStatusCode.OK ? TokenIn(answer) : throw Refused(response.StatusCode, answer);
        }
        catch (TaskCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw CliException.Failed("The backend did not answer.", "The code may be spent by now.", "Make a new one in the backend's web app, under Tokens.", late);
        }
    }

    private static X80Token TokenIn(byte[] answer) =>
        Read<PairAnswer>(answer) is { } read && X80Token.TryParseForeign(read.Token, out var token) ? token : throw NoBackend();

    private static CliException Refused(HttpStatusCode status, byte[] answer) => (status, Read<ProblemDocument>(answer)?.Type) switch
    {
        (HttpStatusCode.NotFound, ProblemTypes.NotFound) => new(
            ExitCode.CheckFailed, "The code opens nothing.", "It was used, is older than five minutes, or is mistyped.", "Make a new one in the backend's web app, under Tokens."),
        (HttpStatusCode.TooManyRequests, _) => new(
            ExitCode.CheckFailed, "Too many codes were tried from this address.", "The backend takes five a minute.", "Wait a minute, then try again."),
        _ when status >= HttpStatusCode.InternalServerError => CliException.Failed("The backend gave no token.", "It is busy, or it failed.", "Try again in a while."),
        _ => NoBackend(),
    };

    private static CliException NoBackend() => CliException.Failed(
        "This backend does not pair by a code.", "What answers there does not know pairing.", "Check its address, or log in with a token.");

    private static T? Read<T>(byte[] answer) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(answer, ContractJson.ShapeOf<T>(ContractJson.Tolerant));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
