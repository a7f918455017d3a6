using System.Text.Json;

namespace X80.ReferenceServer.Http;

/// <summary>A request body that passed every check: as it came, for the consent's hash, and as its type.</summary>
internal sealed record StrictBody<T>(JsonElement Element, T Value)
{
    public override string ToString() => $"body of {typeof(T).Name}";
}
