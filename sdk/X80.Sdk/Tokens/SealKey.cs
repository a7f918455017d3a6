using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace X80.Sdk.Tokens;

/// <summary>A key that lies in the operating system's secret store, and seals what a person's own files say (AES-256-GCM).</summary>
internal sealed class SealKey
{
    public const string SecretName = "x80-own-files";

    private const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] key;

    private SealKey(byte[] key) => this.key = key;

    /// <returns>The key, or null where none was ever made.</returns>
    /// <exception cref="SecretStoreException">The store does not answer, or what it holds is no key.</exception>
    public static async ValueTask<SealKey?> FindAsync(ISecretStore secrets, CancellationToken cancellationToken) =>
        await secrets.ReadAsync(SecretName, cancellationToken).ConfigureAwait(false) is { } text ? new SealKey(Decode(text)) : null;

    /// <exception cref="SecretStoreException">As above, or the store does not keep the new key.</exception>
    public static async ValueTask<SealKey> FindOrMakeAsync(ISecretStore secrets, CancellationToken cancellationToken)
    {
        if (await FindAsync(secrets, cancellationToken).ConfigureAwait(false) is { } known)
        {
            return known;
        }

        var made = RandomNumberGenerator.GetBytes(KeyLength);
        await secrets.WriteAsync(SecretName, Base64Url.EncodeToString(made), cancellationToken).ConfigureAwait(false);
        return new SealKey(made);
    }

    public string Seal(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[NonceLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceLength));
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(box.AsSpan(0, NonceLength), plain, box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength));
        return Base64Url.EncodeToString(box);
    }

    /// <returns>The text, or null where it was sealed under another key, or is nothing that was sealed.</returns>
    public string? Open(string text)
    {
        try
        {
            var box = Base64Url.DecodeFromChars(text);
            var plain = new byte[box.Length - NonceLength - TagLength];
            using var aes = new AesGcm(key, TagLength);
            aes.Decrypt(box.AsSpan(0, NonceLength), box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength), plain);
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception e) when (e is CryptographicException or FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    public override string ToString() => "seal key";

    private static byte[] Decode(string text)
    {
        var bytes = new byte[KeyLength];
        return Base64Url.IsValid(text, out var length) && length == KeyLength && Base64Url.DecodeFromChars(text, bytes) == KeyLength
            ? bytes
            : throw new SecretStoreException($"The secret {SecretName} in this machine's secret store is no key of X80's. Delete it there to begin with a new one.");
    }
}
