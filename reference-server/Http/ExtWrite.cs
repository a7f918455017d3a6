using System.Text.Json;
using X80.Contract.Ids;
using X80.ReferenceServer.Access;

namespace X80.ReferenceServer.Http;

/// <summary>A write as it arrived, after token, scope, framing and strict JSON: what the transaction decides on.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Route">Method and route pattern, for the audit trail.</param>
/// <param name="Target">Method and path, which an idempotency key is bound to.</param>
/// <param name="ArrivedAt">The server's clock at the first byte.</param>
/// <param name="Key">The idempotency key.</param>
/// <param name="Raw">The body's bytes.</param>
/// <param name="Element">The body as JSON; undefined where the route takes none.</param>
internal sealed record ExtWrite(
    Caller Caller, string Route, string Target, DateTimeOffset ArrivedAt, IdempotencyKey Key, ReadOnlyMemory<byte> Raw, JsonElement Element)
{
    /// <summary>Set once its transaction is committed: what fails after that did not fail to store.</summary>
    public bool IsCommitted { get; set; }

    /// <value>The request with the same key that this process was at when this one came; null when there was none.</value>
    public ExtWrite? Ahead { get; set; }

    /// <value>Whether it goes on after its commit in a way that another replica has to be told.</value>
    public bool TellsReplicas { get; set; }

    /// <value>Whether what it remembered says that it still runs.</value>
    public bool IsMarked { get; set; }

    public override string ToString() => $"{Route} ({Raw.Length} bytes)";
}
