namespace X80.ReferenceServer.Crm;

/// <summary>The digits of a phone number as people write it. What they say is for <see cref="Matching.PhoneBook"/>.</summary>
internal static class PhoneDigits
{
    public static string Of(string? text) => text is null ? "" : string.Concat(text.Where(char.IsAsciiDigit));
}
