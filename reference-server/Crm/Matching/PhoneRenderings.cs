using PhoneNumbers;

namespace X80.ReferenceServer.Crm.Matching;

/// <summary>One number as people write it, for a CRM that compares strings.</summary>
internal static class PhoneRenderings
{
    /// <returns>Empty for what is no phone number.</returns>
    public static IReadOnlyList<string> Of(string number, PhoneBook phones)
    {
        if (phones.Read(number) is not { } parsed)
        {
            return [];
        }

        var plans = PhoneNumberUtil.GetInstance();
        var e164 = plans.Format(parsed, PhoneNumberFormat.E164);
        var international = plans.Format(parsed, PhoneNumberFormat.INTERNATIONAL);
        var national = plans.Format(parsed, PhoneNumberFormat.NATIONAL);
        string[] all =
        [
            e164, e164[1..], "00" + e164[1..], international, international.Replace(' ', '-'), international.Replace(" ", ".", StringComparison.Ordinal),
            plans.Format(parsed, PhoneNumberFormat.RFC3966)[4..], national, PhoneDigits.Of(national), national.Replace(' ', '-'),
        ];
        return [.. all.Distinct(StringComparer.Ordinal)];
    }
}
