namespace X80.ReferenceServer.Tests.Abuse.Fuzz;

/// <summary>One request, ready to go out.</summary>
/// <param name="Operation">As it is published; null where no operation is meant to be found.</param>
/// <param name="Method">Its method.</param>
/// <param name="Path">With its query.</param>
/// <param name="Key">The idempotency key; null sends none.</param>
/// <param name="Type">The content type.</param>
/// <param name="Body">The body; null sends none.</param>
/// <param name="IsAnonymous">Without a token.</param>
internal sealed record FuzzRequest(string? Operation, string Method, string Path, string? Key, string Type, byte[]? Body, bool IsAnonymous)
{
    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), Path);
        if (Key is not null)
        {
            message.Headers.TryAddWithoutValidation("Idempotency-Key", Key);
        }

        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", Type);
        }

        return message;
    }
}
