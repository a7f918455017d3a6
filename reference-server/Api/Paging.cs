using System.Globalization;
using X80.ReferenceServer.Http;

namespace X80.ReferenceServer.Api;

/// <summary>Reads <c>limit</c> strictly.</summary>
internal static class Paging
{
    public const int Most = 500;
    private const int Usual = 100;

    public static int Limit(string? limit)
    {
        if (limit is null)
        {
            return Usual;
        }

        return int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= Most
            ? number
            : throw Refusal.Malformed($"A limit is a number from 1 to {Most}.");
    }

    public static long Number(string? after) =>
        after is null ? 0
        : long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Refusal.Malformed("Take 'after' from the page before.");
}
