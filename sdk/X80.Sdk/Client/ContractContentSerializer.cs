using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json;
using Refit;
using X80.Contract.Json;

namespace X80.Sdk.Client;

/// <summary>
/// Writes a request as bytes with a known length and plain <c>application/json</c> (a strict backend takes nothing else),
/// and reads answers tolerantly (WIRE-1).
/// </summary>
internal sealed class ContractContentSerializer : IHttpContentSerializer
{
    public HttpContent ToHttpContent<T>(T item)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(item, ContractJson.ShapeOf<T>(ContractJson.Strict)));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    public async Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            return await JsonSerializer.DeserializeAsync(stream, ContractJson.ShapeOf<T>(ContractJson.Tolerant), cancellationToken).ConfigureAwait(false);
        }
    }

    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;
}
