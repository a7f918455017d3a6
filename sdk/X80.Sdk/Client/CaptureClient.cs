using X80.Contract.Tokens;

namespace X80.Sdk.Client;

/// <summary>
/// The contract client: reads are quiet (<c>Read&lt;T&gt;</c>), writes are loud (<c>WriteFailedException</c>). The token
/// goes over https only (http to loopback) and follows no redirect (WIRE-10).
/// </summary>
public sealed class CaptureClient
{
    /// <param name="backend">The backend's address, such as <c>https://x80.example/</c>.</param>
    /// <param name="token">The member's token.</param>
    /// <param name="time">The clock.</param>
    public static CaptureClient Create(Uri backend, X80Token token, TimeProvider time) =>
        throw new NotImplementedException($"{backend} {token} {time}");
}
