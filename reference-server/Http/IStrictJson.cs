namespace X80.ReferenceServer.Http;

/// <summary>Reads a request body, or refuses it whole (WIRE-6).</summary>
internal interface IStrictJson
{
    /// <exception cref="RefusedException">400, with words that repeat nothing of the body.</exception>
    StrictBody<T> Read<T>(ReadOnlyMemory<byte> body);
}
