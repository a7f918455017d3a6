using Microsoft.OpenApi;
using X80.Contract.Sessions;

namespace X80.ReferenceServer.Api;

/// <summary>What the published document says of every answer: its headers, and which problems a status may mean.</summary>
internal static class ExtAnswers
{
    private static readonly Dictionary<string, string> Problems = new()
    {
        ["400"] = "malformed",
        ["401"] = "unauthenticated",
        ["403"] = "forbidden-scope conversation-private privacy-locked never-capture",
        ["404"] = "not-found",
        ["409"] = "not-linked identity-unproved note-edited click-spent click-expired idempotency-running",
        ["413"] = "too-large",
        ["422"] = "consent-mismatch idempotency-mismatch",
        ["429"] = "rate-limited share-limit",
        ["502"] = "crm-refused crm-unavailable",
        ["503"] = "gate-unavailable",
    };

    public static void Describe(OpenApiOperation operation)
    {
        foreach (var (status, answer) in operation.Responses ?? [])
        {
            if (answer is not OpenApiResponse response)
            {
                continue;
            }

            response.Headers = new Dictionary<string, IOpenApiHeader>
            {
                ["Date"] = Header("The server's clock: clicks are timed by it."),
                [ExtHeaders.RequestId] = Header("Names this request in the server's log."),
            };
            if (Problems.TryGetValue(status, out var slugs))
            {
                response.Description = $"One of the problems {slugs}.";
            }

            if (status is "429" or "503")
            {
                response.Headers["Retry-After"] = Header("Seconds to wait.");
            }
        }
    }

    private static OpenApiHeader Header(string description) =>
        new() { Description = description, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
