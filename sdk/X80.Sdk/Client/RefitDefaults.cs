using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Refit;
using X80.Contract.Json;
using X80.Contract.Problems;

namespace X80.Sdk.Client;

/// <summary>How Refit is used here. Its exceptions keep the live request and the answer; ours must keep neither.</summary>
internal static class RefitDefaults
{
    private static readonly JsonTypeInfo<ProblemDocument> Shape = ContractJson.ShapeOf<ProblemDocument>(ContractJson.Tolerant);

    public static RefitSettings Create() => new(new ContractContentSerializer())
    {
        ExceptionRedactor = Redact,
        MaxExceptionContentLength = 64 * 1024,
        CaptureRequestContent = false,
    };

    /// <summary>The problem that an answer names; null where it names none.</summary>
    public static ProblemDocument? ProblemOf(IApiResponse response) =>
        response.HasResponseError(out var error) ? Parse(error.Content) : null;

    /// <summary>Leaves of an error what the contract fixes: type, status and the two flags. Words, body and token go.</summary>
    private static void Redact(ApiExceptionBase exception)
    {
        exception.RequestMessage.Headers.Authorization = null;
        exception.RequestMessage.Content = null;
        if (exception is ApiException answered)
        {
            answered.Content = Parse(answered.Content) is { } problem
                ? JsonSerializer.Serialize(problem with { Title = null, Detail = null }, Shape)
                : null;
        }
    }

    private static ProblemDocument? Parse(string? content)
    {
        try
        {
            return string.IsNullOrEmpty(content) ? null : JsonSerializer.Deserialize(content, Shape);
        }
        catch (JsonException)
        {
            return null; // Some proxies answer in HTML: then the status is all there is to know.
        }
    }
}
