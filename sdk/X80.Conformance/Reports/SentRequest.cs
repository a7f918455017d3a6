using System.Text;
using System.Text.RegularExpressions;
using X80.Conformance.Wire;
using X80.Contract.Tokens;

namespace X80.Conformance.Reports;

/// <summary>A request that the suite made, as it may be kept and shown: without any token, and without the middle of a body that is too large.</summary>
/// <param name="Line">Method and path.</param>
/// <param name="Headers">Such as <c>Idempotency-Key: …</c>; one that held a token says <c>{token}</c>.</param>
/// <param name="Body">Its text; in base64 where it is none. Null where there was no body.</param>
/// <param name="Length">Bytes of the whole body.</param>
/// <param name="Form"><c>text</c> or <c>base64</c>, and <c>cut</c> behind it where only the start is kept.</param>
internal sealed partial record SentRequest(string Line, IReadOnlyList<string> Headers, string? Body, int Length, string Form)
{
    private const int MostKept = 8 * 1024;
    private const string Hidden = "{token}";

    public static SentRequest Of(WireRequest request) => Of(
        request.ToString(), [.. request.Headers.Select(header => $"{header.Key}: {header.Value}")], request.Body?.ToArray(), request.Token);

    public static SentRequest Of(RawRequest request, X80Token token) => Of(request.Line, request.Headers, request.Body, token);

    private static SentRequest Of(string line, IReadOnlyList<string> headers, byte[]? body, X80Token token)
    {
        string Clean(string text) => AnyToken().Replace(text.Replace(token.Reveal(), Hidden, StringComparison.Ordinal), Hidden);
        var kept = body is null ? null : body.Length > MostKept ? body[..MostKept] : body;
        var isText = kept is not null && IsText(kept);
        return new SentRequest(
            Clean(line),
            [.. headers.Select(Clean)],
            kept is null ? null : isText ? Clean(Encoding.UTF8.GetString(kept)) : Convert.ToBase64String(Encoding.Latin1.GetBytes(Clean(Encoding.Latin1.GetString(kept)))),
            body?.Length ?? 0,
            (isText || kept is null ? "text" : "base64") + (kept?.Length < body?.Length ? " cut" : ""));
    }

    /// <summary>Whether a reader sees what was sent: characters, none of which is invisible.</summary>
    private static bool IsText(byte[] bytes)
    {
        // A body that was cut may end within a character.
        var text = Encoding.UTF8.GetString(bytes);
        return !text.AsSpan(0, Math.Max(0, text.Length - 1)).Contains('\uFFFD') && !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
    }

    [GeneratedRegex(X80Token.Prefix + "[0-9A-Za-z]{8,}", RegexOptions.IgnoreCase)]
    private static partial Regex AnyToken();
}
