using System.Security.Cryptography;
using System.Text;
using X80.Contract.Kinds;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Settings;

/// <summary>What an administrator decides for the workspace. Read in the transaction that it decides on.</summary>
internal sealed record WorkspaceSettings
{
    public static WorkspaceSettings Default { get; } = new();

    /// <value>Where Shared may be set: by a client, or in the web app alone (GATE-3).</value>
    public PrivacyAuthority PrivacyChange { get; init; } = PrivacyAuthority.Client;

    /// <value>Single messages that may leave one conversation in 24 hours (GATE-5).</value>
    public int SharesADay { get; init; } = 20;

    /// <value>Months after its last sync at which a conversation is withdrawn (GATE-17).</value>
    public int RetentionMonths { get; init; } = 24;

    /// <value>Searches of one token in a minute (CRM-10).</value>
    public int SearchesAMinute { get; init; } = 30;

    /// <value>Distinct records that one token opens in 24 hours (CRM-10).</value>
    public int RecordsADay { get; init; } = 500;

    /// <value>Reasons of <see cref="NeverCaptureReason"/> that a member may override for one conversation; none unless set.</value>
    public IReadOnlyList<string> Overridable { get; init; } = [];

    /// <value>Kinds of records that may be seen; null for all that the CRM has.</value>
    public IReadOnlyList<string>? RecordKinds { get; init; }

    /// <value>Keys of fields that may be read, searched and edited; null for name, stage, owner, last contacted and next step (CRM-10).</value>
    public IReadOnlyList<string>? RecordFields { get; init; }

    /// <value>The lowest reader pack accepted, each as <c>id@version</c>.</value>
    public IReadOnlyList<string> PacksMinimum { get; init; } = [];

    /// <value>Reader packs no longer accepted, each as <c>id@version</c>.</value>
    public IReadOnlyList<string> PacksRevoked { get; init; } = [];

    /// <value>The IANA time zone of notes and days; null for the one that the server was started with. See <see cref="WorkspaceZone"/>.</value>
    public string? TimeZone { get; init; }

    /// <value>The country, such as <c>DE</c>, of phone numbers that are written without one; null for the one that the server was started with.</value>
    public string? PhoneRegion { get; init; }

    /// <value>The name of the workspace's CRM; null for the one that the server was started for. See <see cref="Crm.Keeping.CrmChoice"/>.</value>
    public string? CrmName { get; init; }

    /// <exception cref="ServerStateException">What is stored makes no sense: the gate cannot decide by it.</exception>
    public static WorkspaceSettings Read(StoreSession session, string workspace) =>
        session.Find<SettingsRow>("settings.find", new { Workspace = workspace }) is { } row ? Of(row) : Default;

    /// <summary>Tells these settings from others: what a form was filled from is compared with what is stored when it comes back.</summary>
    public string Fingerprint()
    {
        var words = string.Join(
            '\n',
            PrivacyChange.Value, SharesADay, RetentionMonths, SearchesAMinute, RecordsADay, Join(Overridable),
            RecordKinds is null ? "-" : Join(RecordKinds), RecordFields is null ? "-" : Join(RecordFields),
            Join(PacksMinimum), Join(PacksRevoked), TimeZone ?? "-", PhoneRegion ?? "-", CrmName ?? "-");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..16];
    }

    public void Write(StoreSession session, string workspace) => session.Execute("settings.set", new
    {
        Workspace = workspace,
        PrivacyChange = PrivacyChange.Value,
        SharesADay,
        RetentionMonths,
        SearchesAMinute,
        RecordsADay,
        Overridable = Join(Overridable),
        RecordKinds = RecordKinds is null ? null : Join(RecordKinds),
        RecordFields = RecordFields is null ? null : Join(RecordFields),
        PacksMinimum = Join(PacksMinimum),
        PacksRevoked = Join(PacksRevoked),
        TimeZone,
        PhoneRegion,
        Crm = CrmName,
    });

    private static WorkspaceSettings Of(SettingsRow row)
    {
        try
        {
            var settings = new WorkspaceSettings
            {
                PrivacyChange = PrivacyAuthority.Parse(row.PrivacyChange),
                SharesADay = checked((int)row.SharesADay),
                RetentionMonths = checked((int)row.RetentionMonths),
                SearchesAMinute = checked((int)row.SearchesAMinute),
                RecordsADay = checked((int)row.RecordsADay),
                Overridable = Split(row.Overridable),
                RecordKinds = row.RecordKinds is null ? null : Split(row.RecordKinds),
                RecordFields = row.RecordFields is null ? null : Split(row.RecordFields),
                PacksMinimum = Split(row.PacksMinimum),
                PacksRevoked = Split(row.PacksRevoked),
                TimeZone = row.TimeZone,
                PhoneRegion = row.PhoneRegion,
                CrmName = row.Crm,
            };
            SettingsRules.Check(settings);
            return settings;
        }
        catch (Exception e) when (e is FormatException or OverflowException or SettingsRefusedException)
        {
            throw new ServerStateException("The stored settings of the workspace make no sense. Restore them from a backup.", e);
        }
    }

    private static string Join(IReadOnlyList<string> words) => string.Join(' ', words);

    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
