using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace X80.Harness.Displays;

/// <summary>An X authority file with one random cookie that is good for any display number: the number is known only later.</summary>
internal static class DisplayCookie
{
    private const ushort AnyFamily = 0xffff;
    private const string Protocol = "MIT-MAGIC-COOKIE-1";

    public static byte[] NewRandom()
    {
        using var file = new MemoryStream();
        WriteNumber(file, AnyFamily);
        WriteField(file, []);
        WriteField(file, []);
        WriteField(file, Encoding.ASCII.GetBytes(Protocol));
        WriteField(file, RandomNumberGenerator.GetBytes(16));
        return file.ToArray();
    }

    private static void WriteField(MemoryStream file, ReadOnlySpan<byte> bytes)
    {
        WriteNumber(file, (ushort)bytes.Length);
        file.Write(bytes);
    }

    private static void WriteNumber(MemoryStream file, ushort number)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, number);
        file.Write(bytes);
    }
}
