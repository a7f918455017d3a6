using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using X80.Contract.Ids;

namespace X80.Sdk.Capture.Known;

/// <summary>
/// Stands for the id of a message on this machine: 12 bytes of an HMAC-SHA-256 under the member's key material, base64url. By it
/// a chat is known again whose name has changed; it tells nobody else which message it was.
/// </summary>
public readonly record struct MessageTag
{
    internal const char Separator = ',';

    private const int Bytes = 12;
    private const int Length = 16;

    private readonly string? value;

    private MessageTag(string text) => value = text;

    public string Value => value ?? throw new InvalidOperationException("This MessageTag was never set.");

    /// <param name="keyMaterial"><c>keyMaterial</c> of the session, base64url.</param>
    /// <param name="id">The message.</param>
    /// <exception cref="FormatException">The key material is no base64url.</exception>
    public static MessageTag Of(string keyMaterial, MessageId id)
    {
        var whole = HMACSHA256.HashData(Base64Url.DecodeFromChars(keyMaterial), Encoding.UTF8.GetBytes($"message\n{id.Value}"));
        return new(Base64Url.EncodeToString(whole.AsSpan(0, Bytes)));
    }

    internal static bool TryParseAll(string text, out IReadOnlyList<MessageTag> tags)
    {
        var parts = text.Split(Separator);
        tags = [.. parts.Select(part => new MessageTag(part))];
        return parts.All(part => part.Length == Length && Base64Url.IsValid(part));
    }

    public override string ToString() => value ?? "(none)";
}
