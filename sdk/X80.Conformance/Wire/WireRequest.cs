using X80.Contract.Tokens;

namespace X80.Conformance.Wire;

/// <summary>
/// A request as it goes on the wire, so that the very same bytes can be sent again. The token is no header of it: what is
/// printed or reported of a request cannot hold one.
/// </summary>
internal sealed record WireRequest(string Method, string Path, X80Token Token)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public ReadOnlyMemory<byte>? Body { get; init; }

    public override string ToString() => $"{Method} {Path}";
}
