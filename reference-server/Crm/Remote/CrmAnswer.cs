using System.Text.Json;

namespace X80.ReferenceServer.Crm.Remote;

/// <summary>What a CRM answered, at most <see cref="CrmHttp.MostBytes"/> of it. Content.</summary>
internal sealed class CrmAnswer(int status, string? type, byte[] body, bool wasWrite)
{
    private const int Depth = 64;

    public int Status => status;

    public bool IsSuccess => status is >= 200 and < 300;

    public bool IsEmpty => body.Length == 0;

    /// <exception cref="CrmFailedException">It is no JSON, whatever it says of itself.</exception>
    public JsonElement Json()
    {
        if (type is not null && type.EndsWith("json", StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Depth });
                return document.RootElement.Clone();
            }
            catch (JsonException)
            {
                throw Nonsense();
            }
        }

        throw Nonsense();
    }

    /// <summary>An answer that cannot be made sense of: of a write, nobody knows whether it was done.</summary>
    public CrmFailedException Nonsense() => CrmFailedException.Unavailable(wasWrite);

    /// <summary>Why an answer that is no success is none.</summary>
    public CrmFailedException Failure() => status switch
    {
        413 => new CrmFailedException(isRefusal: true, mayHaveBeenApplied: false) { IsTooLarge = true },
        >= 400 and < 500 => CrmFailedException.Refused(),
        _ => Nonsense(),
    };

    public override string ToString() => $"{status} ({body.Length} bytes)";
}
