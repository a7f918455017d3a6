using System.Globalization;
using System.Security.Cryptography;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Api;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Keeping;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Telemetry;

namespace X80.ReferenceServer.Http;

/// <summary>
/// Stands before every route of the contract: token, then scope; and turns what a route refuses into its problem, after
/// the refusal was written to the audit trail.
/// </summary>
internal sealed class ExtFilter(TokenBook tokens, AuditTrail audit, RateGate rates, CrmChoice crms, ILogger<ExtFilter> logger) : IEndpointFilter
{
    private const string GateUnavailable = "gate-unavailable";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await AnswerAsync(context, next);
        }
        finally
        {
            await ExtRequests.EndAsync(context.HttpContext);
        }
    }

    private async Task<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var cancellationToken = http.RequestAborted;
        try
        {
            rates.RefuseUnknown(http);
            var authorization = http.Request.Headers.Authorization is [{ } single] ? single : null;
            if (await tokens.RecogniseAsync(authorization, cancellationToken) is not { } caller)
            {
                rates.CountUnknown();
                return Refused(http, Refusal.Unauthenticated());
            }

            ExtRequests.Remember(http, caller);
            try
            {
                rates.Count(http, caller);
                CheckScope(http, caller);
                crms.Use(await crms.ReadAsync(cancellationToken));

                // Answers hold links: what could not be linked to is refused here, before anything is stored.
                _ = ExtApi.AddressOf(http);
                return await next(context);
            }
            catch (RefusedException e)
            {
                if (rates.IsToBeNoted(caller, e))
                {
                    await WriteAsync(caller, http, e);
                }

                return Refused(http, e);
            }
            catch (CrmFailedException e)
            {
                var refused = e.IsRefusal ? Refusal.CrmRefused(null, e.MayHaveBeenApplied) : Refusal.CrmUnavailable(null, e.MayHaveBeenApplied);
                await WriteAsync(caller, http, refused);
                return Refused(http, refused);
            }
            catch (BadHttpRequestException e)
            {
                var refused = e.StatusCode == 413 ? Refusal.TooLarge("A body has at most 4 MiB.") : Refusal.Malformed("The request broke off.");
                await WriteAsync(caller, http, refused);
                return Refused(http, refused);
            }
        }
        catch (RefusedException e)
        {
            return Refused(http, e);
        }
        catch (Exception e) when (IsUndecided(e) && !ExtRequests.IsCommitted(http))
        {
            // By type alone: an exception's text can hold what was sent.
            logger.LogError("A request was refused because the gate could not decide: {Failure}, {Cause}.", e.GetType().Name, e.InnerException?.GetType().Name);
            Count(http, GateUnavailable);
            http.Response.Headers.RetryAfter = "5";
            return Answer.Problem(Refusal.GateUnavailableProblem);
        }
    }

    private static void Count(HttpContext http, string reason) =>
        http.RequestServices.GetRequiredService<ServerMetrics>().Refused(reason, ExtRequests.RouteOf(http));

    /// <summary>The store is down, a key is gone, or a row does not open: the gate cannot decide (GATE-9).</summary>
    private static bool IsUndecided(Exception e) => e is StoreUnavailableException or ServerStateException or CryptographicException;

    /// <summary>Not with the request's own token: a client that hangs up while it is refused would leave no entry.</summary>
    private Task WriteAsync(Caller caller, HttpContext http, RefusedException refused) =>
        audit.WriteRefusalAsync(caller, http, refused.Reason, CancellationToken.None);

    private static void CheckScope(HttpContext http, Caller caller)
    {
        var rule = http.GetEndpoint()?.Metadata.GetMetadata<ScopeRule>()
            ?? throw new InvalidOperationException("A route of the contract says which scopes it needs.");
        if (rule.AnyOf.Length > 0 && !rule.AnyOf.Any(caller.Has))
        {
            throw Refusal.ForbiddenScope();
        }
    }

    public static IResult Refused(HttpContext http, RefusedException refused)
    {
        Count(http, refused.Reason);
        if (refused.Problem.Status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        if (refused.RetryAfterSeconds is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return Answer.Problem(refused.Problem);
    }
}
