namespace X80.ReferenceServer.Settings;

/// <summary>The stored settings of a workspace; lists are words with spaces between.</summary>
internal sealed class SettingsRow
{
    public required string PrivacyChange { get; init; }

    public long SharesADay { get; init; }

    public long RetentionMonths { get; init; }

    public long SearchesAMinute { get; init; }

    public long RecordsADay { get; init; }

    public string Overridable { get; init; } = "";

    public string? RecordKinds { get; init; }

    public string? RecordFields { get; init; }

    public string PacksMinimum { get; init; } = "";

    public string PacksRevoked { get; init; } = "";

    public string? TimeZone { get; init; }

    public string? PhoneRegion { get; init; }

    public string? Crm { get; init; }
}
