using System.Buffers.Text;
using System.Security.Cryptography;

namespace X80.ReferenceServer.Storage;

/// <summary>A new id for whatever this server names: 128 bits from the operating system's generator, in base64url.</summary>
internal static class RandomId
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}
