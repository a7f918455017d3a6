using System.Globalization;

namespace X80.ReferenceServer.Crm.Attio;

/// <summary>Attio's moments, whose seconds have nine digits where .NET knows seven.</summary>
internal static class AttioTime
{
    private const int DigitsKept = 7;

    /// <returns>Null when it is no moment.</returns>
    public static DateTimeOffset? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            var end = point + 1;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            text = text[..Math.Min(end, point + 1 + DigitsKept)] + text[end..];
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }
}
