using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace X80.ReferenceServer.Accounts.Codes;

/// <summary>Secrets of 256 random bits that a browser or a link carries; the database keeps their hash alone.</summary>
internal static class WebSecret
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
