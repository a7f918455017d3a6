using System.Security.Cryptography;

namespace X80.Sdk.Reading.Packs;

/// <summary>A private key that packs are signed with. It belongs to whoever checks packs, and in no repository.</summary>
public sealed class PackSigningKey : IDisposable
{
    private const string Expected = "A PRIVATE KEY in PEM form, not encrypted, on the curve P-256, is expected.";

    private readonly ECDsa key;

    private PackSigningKey(ECDsa key) => (this.key, PublicKey) = (key, new PackKey(key.ExportSubjectPublicKeyInfo()));

    public PackKey PublicKey { get; }

    public static PackSigningKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <param name="pem">A <c>PRIVATE KEY</c> in PEM form, as <see cref="ToPem"/> writes it.</param>
    /// <exception cref="FormatException">It is no private key on the curve P-256.</exception>
    public static PackSigningKey Parse(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.ExportParameters(includePrivateParameters: true).Curve.Oid.Value == PackKey.Curve)
            {
                return new PackSigningKey(key);
            }
        }
        catch (Exception malformed) when (malformed is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new FormatException(Expected, malformed);
        }

        key.Dispose();
        throw new FormatException(Expected);
    }

    public PackSignature Sign(ReadOnlySpan<byte> pack) => new(PublicKey.Id, key.SignData(pack, HashAlgorithmName.SHA256));

    /// <summary>The private key itself, not encrypted.</summary>
    public string ToPem() => key.ExportPkcs8PrivateKeyPem() + "\n";

    public void Dispose() => key.Dispose();

    public override string ToString() => $"private half of {PublicKey}";
}
