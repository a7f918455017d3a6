using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Caching.Memory;
using X80.Contract.Problems;
using X80.Contract.Sessions;
using X80.ReferenceServer.Access;

namespace X80.ReferenceServer.Http;

/// <summary>
/// How many requests a token may send, and how many may come with tokens that nobody has. A bucket of its own has only a
/// token that was recognised, so that made-up tokens cost no memory: they share one, and once it is empty are refused
/// unasked. Nothing here stands in the way of a flip to Private.
/// </summary>
internal sealed class RateGate : IDisposable
{
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private readonly PartitionedRateLimiter<string> ofTokens;
    private readonly TokenBucketRateLimiter ofUnknown;
    private readonly MemoryCache recognised = new(new MemoryCacheOptions { SizeLimit = MostRemembered });

    public RateGate(ServerOptions options)
    {
        ofTokens = PartitionedRateLimiter.Create<string, string>(
            id => RateLimitPartition.GetTokenBucketLimiter(id, _ => Bucket(options.RequestsPerMinute)));
        ofUnknown = new TokenBucketRateLimiter(Bucket(options.UnknownPerMinute));
    }

    /// <summary>Before anything is looked up.</summary>
    /// <exception cref="RefusedException">429: too many unknown tokens come in, and this one was not recognised lately.</exception>
    public void RefuseUnknown(HttpContext http)
    {
        if (ofUnknown.GetStatistics()?.CurrentAvailablePermits == 0 && !recognised.TryGetValue(KeyOf(http), out _) && !IsFlip(http))
        {
            throw Refusal.RateLimited("Too many requests come in without an accepted token.", 1);
        }
    }

    /// <summary>Counts a request whose token is not accepted.</summary>
    public void CountUnknown() => ofUnknown.AttemptAcquire().Dispose();

    /// <summary>Counts a request of a token that is.</summary>
    /// <exception cref="RefusedException">429: too many from this token.</exception>
    public void Count(HttpContext http, Caller caller)
    {
        recognised.Set(KeyOf(http), true, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Remembered });
        if (!IsFlip(http))
        {
            Count(caller);
        }
    }

    /// <summary>For a flip, once its body says that it is not one to Private.</summary>
    /// <exception cref="RefusedException">429: too many from this token.</exception>
    public void Count(Caller caller)
    {
        using var lease = ofTokens.AttemptAcquire(caller.TokenId);
        if (!lease.IsAcquired)
        {
            var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
            throw Refusal.RateLimited("Too many requests with this token.", Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)));
        }
    }

    /// <summary>
    /// Whether a refusal goes to the audit trail: of those for too many requests, one a minute and token. They would else
    /// cost the database more than what they refuse.
    /// </summary>
    public bool IsToBeNoted(Caller caller, RefusedException refused)
    {
        if (refused.Problem.Type != ProblemTypes.RateLimited)
        {
            return true;
        }

        var key = "noted " + caller.TokenId;
        var isFirst = !recognised.TryGetValue(key, out _);
        if (isFirst)
        {
            recognised.Set(key, true, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Noted });
        }

        return isFirst;
    }

    public void Dispose()
    {
        ofTokens.Dispose();
        ofUnknown.Dispose();
        recognised.Dispose();
    }

    private static bool IsFlip(HttpContext http) => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText == ExtRoutes.Privacy;

    private static string KeyOf(HttpContext http) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(http.Request.Headers.Authorization.ToString())));

    private static TokenBucketRateLimiterOptions Bucket(int perMinute) => new()
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };
}
