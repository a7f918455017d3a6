using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using X80.Sdk.Tokens;

namespace X80.Sdk.Sent;

/// <summary>Seals chat names under a key that lies in the operating system's secret store (AES-256-GCM).</summary>
internal sealed class NameSeal(ISecretStore secrets)
{
    public const string SecretName = "x80-ledger-names";

    private const int NonceLength = 12;
    private const int TagLength = 16;

    public async ValueTask<string> SealAsync(string name, CancellationToken cancellationToken)
    {
        var key = await FindKeyAsync(cancellationToken).ConfigureAwait(false);
        if (key is null)
        {
            key = RandomNumberGenerator.GetBytes(32);
            await secrets.WriteAsync(SecretName, Base64Url.EncodeToString(key), cancellationToken).ConfigureAwait(false);
        }

        var plain = Encoding.UTF8.GetBytes(name);
        var box = new byte[NonceLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceLength));
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(box.AsSpan(0, NonceLength), plain, box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength));
        return Base64Url.EncodeToString(box);
    }

    /// <returns>The name, or null where the key is gone or another one: the name is then lost, the entry is not.</returns>
    public async ValueTask<string?> OpenAsync(string text, CancellationToken cancellationToken)
    {
        if (await FindKeyAsync(cancellationToken).ConfigureAwait(false) is not { } key)
        {
            return null;
        }

        try
        {
            var box = Base64Url.DecodeFromChars(text);
            var plain = new byte[box.Length - NonceLength - TagLength];
            using var aes = new AesGcm(key, TagLength);
            aes.Decrypt(box.AsSpan(0, NonceLength), box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength), plain);
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception e) when (e is CryptographicException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private async ValueTask<byte[]?> FindKeyAsync(CancellationToken cancellationToken) =>
        await secrets.ReadAsync(SecretName, cancellationToken).ConfigureAwait(false) is { } text ? Base64Url.DecodeFromChars(text) : null;
}
