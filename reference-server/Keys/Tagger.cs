using System.Security.Cryptography;
using System.Text;

namespace X80.ReferenceServer.Keys;

/// <summary>Keyed hashes under a secret that lies outside the database (GATE-15): what a client chose freely is stored only so.</summary>
internal sealed class Tagger(byte[] secret)
{
    /// <param name="purpose">Keeps the tags of one use apart from those of another.</param>
    /// <param name="parts">What is tagged; the length of each is bound in.</param>
    public byte[] Tag(string purpose, params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        Append(hash, Encoding.UTF8.GetBytes(purpose));
        foreach (var part in parts)
        {
            Append(hash, Encoding.UTF8.GetBytes(part));
        }

        return hash.GetHashAndReset();
    }

    public byte[] Tag(string purpose, ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        Append(hash, Encoding.UTF8.GetBytes(purpose));
        Append(hash, bytes);
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        hash.AppendData(BitConverter.GetBytes(part.Length));
        hash.AppendData(part);
    }
}
