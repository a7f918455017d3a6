using System.Buffers.Text;
using System.Security.Cryptography;

namespace X80.Sdk.Reading.Packs;

/// <summary>The public half of a key that packs are signed with. An embedder names in code the keys that are trusted.</summary>
public sealed class PackKey
{
    internal const string Curve = "1.2.840.10045.3.1.7"; // P-256

    private const string Expected = "A PUBLIC KEY in PEM form, on the curve P-256, is expected.";

    private readonly byte[] info;

    internal PackKey(byte[] info) => (this.info, Id) = (info, Base64Url.EncodeToString(SHA256.HashData(info)));

    /// <summary>Base64url of the SHA-256 of the key.</summary>
    public string Id { get; }

    /// <param name="pem">A <c>PUBLIC KEY</c> in PEM form, as <see cref="ToPem"/> writes it.</param>
    /// <exception cref="FormatException">It is no public key on the curve P-256.</exception>
    public static PackKey Parse(string pem)
    {
        try
        {
            var fields = PemEncoding.Find(pem);
            var info = Convert.FromBase64String(pem[fields.Base64Data]);
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(info, out var read);
            if (pem[fields.Label] == "PUBLIC KEY" && read == info.Length && key.ExportParameters(false).Curve.Oid.Value == Curve)
            {
                return new PackKey(info);
            }
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException or CryptographicException)
        {
            throw new FormatException(Expected, malformed);
        }

        throw new FormatException(Expected);
    }

    /// <summary>Whether the signature was made with this key over exactly these bytes.</summary>
    public bool Verifies(ReadOnlySpan<byte> pack, PackSignature signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(info, out _);
        return signature.KeyId == Id && key.VerifyData(pack, signature.Value, HashAlgorithmName.SHA256);
    }

    public string ToPem() => PemEncoding.WriteString("PUBLIC KEY", info) + "\n";

    public override string ToString() => Id;
}
