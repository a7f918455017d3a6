using System.Net.Http.Headers;

namespace X80.ReferenceServer.Crm.Remote;

/// <summary>How long a CRM asks to be left alone: seconds, or a date by its own clock.</summary>
internal static class RetryAfter
{
    /// <returns>Null when it says nothing that makes sense; negative where its moment is over.</returns>
    public static TimeSpan? Of(HttpResponseHeaders headers, DateTimeOffset now) => headers.RetryAfter switch
    {
        { Delta: { } seconds } => seconds,
        { Date: { } date } => date - now,
        _ => null,
    };
}
