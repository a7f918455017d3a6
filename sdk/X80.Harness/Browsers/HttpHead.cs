using System.Net.Sockets;
using System.Text;

namespace X80.Harness.Browsers;

/// <summary>Reads the head of a message of HTTP, and not a byte of what follows it.</summary>
internal static class HttpHead
{
    /// <returns>The head without its blank line; empty where the other side hung up or the head is longer than allowed.</returns>
    public static async Task<string> ReadAsync(NetworkStream from, int longest, CancellationToken cancellationToken)
    {
        var head = new byte[longest];
        for (var length = 0; length < longest; length++)
        {
            // Byte by byte: what follows belongs to the tunnel.
            if (await from.ReadAsync(head.AsMemory(length, 1), cancellationToken) == 0)
            {
                return "";
            }

            if (head.AsSpan(0, length + 1).EndsWith("\r\n\r\n"u8))
            {
                return Encoding.Latin1.GetString(head, 0, length - 3);
            }
        }

        return "";
    }
}
