using System.Net;
using System.Net.Sockets;
using Refit;
using X80.Contract.Kinds;
using X80.Contract.Problems;

namespace X80.Sdk.Client;

/// <summary>How a write failed.</summary>
/// <param name="Code">A problem's slug, or a word of ours where the answer named none.</param>
/// <param name="Status">Null where no answer came.</param>
/// <param name="MayHaveBeenApplied">True wherever the backend did not clearly say no.</param>
/// <param name="Stored">The messages are stored though the CRM's note is behind.</param>
public sealed record WriteFailure(string Code, HttpStatusCode? Status, bool MayHaveBeenApplied, bool Stored = false)
{
    private const string Running = "idempotency-running";

    /// <summary>What to do now, for a program's log; shells have their own sentences.</summary>
    public string Next => Code switch
    {
        "unreachable" => "Check that the backend runs and that its address is right.",
        "unauthenticated" => "Get a new token from the backend.",
        "redirected" => "Give the backend's final address: a token follows no redirect.",
        "not-served" => "Check the address, or update the backend: it does not serve this.",
        Running => "It is still running: ask again with the same idempotency key.",
        _ => "Mend the cause and make a new request.",
    };

    /// <summary>True where the connection broke before an answer: repeating with the same idempotency key is safe.</summary>
    internal bool IsBroken => Code == "connection-lost";

    /// <summary>True where the backend is still at the same request: it may be asked again with the same key.</summary>
    internal bool IsRunning => Code == Running;

    internal static WriteFailure Of(IApiResponse response)
    {
        if (response.HasRequestError(out var request))
        {
            return OfTransport(request.InnerException ?? request);
        }

        var problem = RefitDefaults.ProblemOf(response);
        if (problem?.Type is { } type && type.StartsWith(ProblemTypes.Base, StringComparison.Ordinal))
        {
            var refused = type == ProblemTypes.GateUnavailable
                || (int?)response.StatusCode is >= 400 and < 500 && type != ProblemTypes.IdempotencyRunning;
            var applied = problem.MayHaveBeenApplied ?? (problem.Stored == true || !refused);
            return new(Slug(type[ProblemTypes.Base.Length..]), response.StatusCode, applied, problem.Stored == true);
        }

        return (int?)response.StatusCode switch
        {
            >= 200 and < 300 => new("unreadable-answer", response.StatusCode, true),
            >= 300 and < 400 => new("redirected", response.StatusCode, false),
            401 => new("unauthenticated", response.StatusCode, false),
            404 or 405 or 501 => new("not-served", response.StatusCode, false),
            429 => new("rate-limited", response.StatusCode, false),
            >= 400 and < 500 => new("refused", response.StatusCode, false),
            _ => new("server-failed", response.StatusCode, true),
        };
    }

    /// <summary>A word that is shown and kept is one of the contract's form, never any text that an answer holds.</summary>
    private static string Slug(string word) => KindWord.IsValid(word) ? word : "refused";

    private static WriteFailure OfTransport(Exception cause) => cause switch
    {
        OperationCanceledException or TimeoutException => new("timed-out", null, true),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } =>
            new("unreachable", null, false),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new("insecure", null, false),
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } =>
            new("unreachable", null, false),
        _ => new("connection-lost", null, true),
    };
}
