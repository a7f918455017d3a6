using System.Buffers.Text;
using System.Text;

namespace X80.Sdk.Reading.Packs;

/// <summary>
/// The signature of a pack, in a file beside it (<c>NAME.pack.json.sig</c>): one line of three words, the form, the id of
/// the key, and an ECDSA P-256 signature over the SHA-256 of the pack's bytes.
/// </summary>
public sealed class PackSignature
{
    /// <summary>What the name of a signature's file ends with, after the whole name of the pack's file.</summary>
    public const string Extension = ".sig";

    private const string Form = "x80-pack-signature-1";

    private readonly byte[] value;

    internal PackSignature(string keyId, byte[] value) => (KeyId, this.value) = (keyId, value);

    /// <summary>Which key it says it was made with; proved by <see cref="PackKey.Verifies"/> alone.</summary>
    public string KeyId { get; }

    internal ReadOnlySpan<byte> Value => value;

    /// <returns>Null where the text is no signature.</returns>
    public static PackSignature? Parse(string text) =>
        text.TrimEnd('\r', '\n').Split(' ') is [Form, var keyId, var encoded] && Base64Url.IsValid(encoded)
            ? new PackSignature(keyId, Base64Url.DecodeFromUtf8(Encoding.UTF8.GetBytes(encoded)))
            : null;

    /// <summary>The content of the file.</summary>
    public override string ToString() => $"{Form} {KeyId} {Base64Url.EncodeToString(value)}\n";
}
