using X80.Contract.Kinds;
using X80.ReferenceServer.Settings;

namespace X80.ReferenceServer.Web.Pages.Workspace;

/// <summary>The settings as an administrator typed them.</summary>
internal sealed record SettingsForm
{
    public string? PrivacyChange { get; init; }

    public int SharesADay { get; init; } = -1;

    public int RetentionMonths { get; init; }

    public int SearchesAMinute { get; init; }

    public int RecordsADay { get; init; }

    public string[] Overridable { get; init; } = [];

    public string? PacksMinimum { get; init; }

    public string? PacksRevoked { get; init; }

    public string? TimeZone { get; init; }

    public string? PhoneRegion { get; init; }

    /// <summary>Tells the settings from which the form was filled.</summary>
    public string? Shown { get; init; }

    public static SettingsForm Of(WorkspaceSettings settings) => new()
    {
        PrivacyChange = settings.PrivacyChange.Value,
        SharesADay = settings.SharesADay,
        RetentionMonths = settings.RetentionMonths,
        SearchesAMinute = settings.SearchesAMinute,
        RecordsADay = settings.RecordsADay,
        Overridable = [.. settings.Overridable],
        PacksMinimum = string.Join(' ', settings.PacksMinimum),
        PacksRevoked = string.Join(' ', settings.PacksRevoked),
        TimeZone = settings.TimeZone,
        PhoneRegion = settings.PhoneRegion,
        Shown = settings.Fingerprint(),
    };

    /// <exception cref="SettingsRefusedException">A word is none of those that there are.</exception>
    public WorkspaceSettings ApplyTo(WorkspaceSettings settings) => settings with
    {
        PrivacyChange = KindWord.TryParse<PrivacyAuthority>(PrivacyChange, out var authority)
            ? authority
            : throw new SettingsRefusedException("Say where Shared is set: client or web."),
        SharesADay = SharesADay,
        RetentionMonths = RetentionMonths,
        SearchesAMinute = SearchesAMinute,
        RecordsADay = RecordsADay,
        Overridable = Overridable,
        PacksMinimum = Words(PacksMinimum),
        PacksRevoked = Words(PacksRevoked),
        TimeZone = string.IsNullOrWhiteSpace(TimeZone) ? null : TimeZone.Trim(),
        PhoneRegion = string.IsNullOrWhiteSpace(PhoneRegion) ? null : PhoneRegion.Trim().ToUpperInvariant(),
    };

    private static string[] Words(string? text) => (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
