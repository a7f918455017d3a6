namespace X80.ReferenceServer.Crm;

/// <summary>Compares phone numbers as people write them: digits alone, the longer one ending in the shorter.</summary>
internal static class PhoneDigits
{
    private const int FewestThatProve = 8;

    public static string Of(string? text) => text is null ? "" : string.Concat(text.Where(char.IsAsciiDigit));

    public static bool Match(string? a, string? b)
    {
        var (left, right) = (Of(a).TrimStart('0'), Of(b).TrimStart('0'));
        return left.Length >= FewestThatProve && right.Length >= FewestThatProve
            && (left.EndsWith(right, StringComparison.Ordinal) || right.EndsWith(left, StringComparison.Ordinal));
    }
}
