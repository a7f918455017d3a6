using X80.Contract.Kinds;

namespace X80.ReferenceServer.Settings;

/// <summary>What settings may be. Asked before they are stored, and again whenever they are read.</summary>
internal static class SettingsRules
{
    private const int MostWords = 200;
    private const int WordLength = 100;

    /// <exception cref="SettingsRefusedException">With the first thing that is wrong.</exception>
    public static void Check(WorkspaceSettings settings)
    {
        Require(
            settings.PrivacyChange == PrivacyAuthority.Client || settings.PrivacyChange == PrivacyAuthority.Web,
            "Shared is set by a client or in the web app: client or web.");
        Between(settings.SharesADay, 0, 1_000, "Single messages a day");
        Between(settings.RetentionMonths, 1, 120, "Months of retention");
        Between(settings.SearchesAMinute, 1, 1_000, "Searches a minute");
        Between(settings.RecordsADay, 1, 100_000, "Records a day");
        Words(settings.Overridable, NeverCaptureReason.All.Contains, "What may be overridden is any of: list, disappearing, restricted.");
        Words(settings.RecordKinds, word => KindWord.TryParse<RecordKind>(word, out _), "Kinds of records are words such as person or company.");
        Words(settings.RecordFields, IsFieldKey, "Fields are keys such as name or stage, without spaces.");
        Require(settings.RecordFields?.Contains("name") != false, "The name is always among the fields: no record is shown without one.");
        Words(settings.PacksMinimum, IsPack, "A pack is written id@version, such as whatsapp-web@2026.11.1.");
        Words(settings.PacksRevoked, IsPack, "A pack is written id@version, such as whatsapp-web@2026.11.1.");
        Require(
            settings.PacksMinimum.Select(PackId).Distinct(StringComparer.Ordinal).Count() == settings.PacksMinimum.Count,
            "A pack has one lowest version.");
        Require(
            settings.TimeZone is null || TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out var zone) && zone.HasIanaId,
            "A time zone is an IANA name such as Europe/Berlin.");
        Require(
            settings.PhoneRegion is null || PhoneNumbers.PhoneNumberUtil.GetInstance().GetSupportedRegions().Contains(settings.PhoneRegion),
            "The country of phone numbers is two capital letters, such as DE.");
        Require(settings.CrmName is null || KindWord.TryParse<CrmName>(settings.CrmName, out _), "A CRM is a word such as attio.");
    }

    public static string PackId(string pack) => pack[..pack.LastIndexOf('@')];

    public static string PackVersion(string pack) => pack[(pack.LastIndexOf('@') + 1)..];

    private static void Words(IReadOnlyList<string>? words, Func<string, bool> isRight, string why) =>
        Require(words is null || words.Count <= MostWords && words.All(word => word.Length <= WordLength && isRight(word)), why);

    private static bool IsFieldKey(string word) => word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');

    private static bool IsPack(string word) =>
        word.Split('@') is [{ Length: > 0 } id, { Length: > 0 } version]
        && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')
        && version.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '+');

    private static void Between(int number, int least, int most, string what) =>
        Require(number >= least && number <= most, $"{what}: from {least} to {most}.");

    private static void Require(bool holds, string why)
    {
        if (!holds)
        {
            throw new SettingsRefusedException(why);
        }
    }
}
