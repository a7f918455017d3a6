using System.Security.Cryptography;
using System.Text;

namespace X80.ReferenceServer.Keys;

/// <summary>AES-256-GCM with a fresh nonce: nonce, ciphertext, tag. What it belongs to is bound in, so a row cannot be moved.</summary>
internal static class Sealing
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(32);

    public static byte[] Seal(byte[] key, string belongsTo, ReadOnlySpan<byte> plain)
    {
        var box = new byte[NonceLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceLength));
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(
            box.AsSpan(0, NonceLength), plain, box.AsSpan(NonceLength, plain.Length), box.AsSpan(NonceLength + plain.Length),
            Encoding.UTF8.GetBytes(belongsTo));
        return box;
    }

    /// <exception cref="CryptographicException">Another key, another place, or a changed byte.</exception>
    public static byte[] Open(byte[] key, string belongsTo, ReadOnlySpan<byte> box)
    {
        var length = box.Length - NonceLength - TagLength;
        if (length < 0)
        {
            throw new CryptographicException("The sealed value is cut short.");
        }

        var plain = new byte[length];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(
            box[..NonceLength], box.Slice(NonceLength, length), box[(NonceLength + length)..], plain, Encoding.UTF8.GetBytes(belongsTo));
        return plain;
    }
}
