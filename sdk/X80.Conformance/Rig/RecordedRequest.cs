using System.Text;

namespace X80.Conformance.Rig;

/// <summary>A request that a client under test made, without its token.</summary>
/// <param name="Number">In the order of arrival.</param>
/// <param name="Method">As sent.</param>
/// <param name="Path">Path and query, as sent.</param>
/// <param name="IdempotencyKey">As sent; null where there was none.</param>
/// <param name="Headers">All but <c>Authorization</c>, one a line.</param>
/// <param name="Body">As sent.</param>
internal sealed record RecordedRequest(int Number, string Method, string Path, string? IdempotencyKey, string Headers, byte[] Body)
{
    /// <summary>All that was on the wire: for the search after canaries.</summary>
    public byte[] Everything => [.. Encoding.UTF8.GetBytes($"{Method} {Path}\n{Headers}\n\n"), .. Body];

    /// <summary>The same with nothing of a person's in it: whether it had a query and a body stays, and what stood there does not.</summary>
    public RecordedRequest WithoutContent() => this with { Path = Path.Split('?') is [var path, _, ..] ? path + "?" : Path, Headers = "", Body = Body.Length == 0 ? [] : [0] };

    public override string ToString() => $"{Method} {Path.Split('?')[0]}";
}
