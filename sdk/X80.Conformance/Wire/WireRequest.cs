using System.Text;
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

    /// <value>It goes to where the other workspaces are.</value>
    public bool IsElsewhere { get; init; }

    /// <value>The request is sent without its token.</value>
    public bool IsAnonymous { get; init; }

    /// <summary>The same with its body's text changed, behind every check that made it.</summary>
    public WireRequest WithText(Func<string, string> change) =>
        this with { Body = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(Body!.Value.Span))) };

    public WireRequest With(string header, string value) => this with { Headers = [.. Headers, KeyValuePair.Create(header, value)] };

    /// <summary>The path as it may be shown: an attack may have put the token into it.</summary>
    public string ShownPath => Path.Replace(Token.Reveal(), "{token}", StringComparison.Ordinal);

    public override string ToString() => $"{Method} {ShownPath}";
}
