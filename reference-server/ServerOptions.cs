using X80.Contract.Kinds;
using X80.ReferenceServer.Storage.Postgres;

namespace X80.ReferenceServer;

/// <summary>What a server is started with. Nothing here, or anywhere else, weakens the privacy gate.</summary>
public sealed record ServerOptions
{
    /// <value>Addresses to listen on, separated by semicolons; port 0 takes a free one. Default <c>http://127.0.0.1:8180</c>.</value>
    public string Urls { get; init; } = "http://127.0.0.1:8180";

    /// <value>Where the database file lies; created on first start. With <see cref="Database"/>, what a server keeps beside it.</value>
    public required string DataFolder { get; init; }

    /// <value>
    /// A PostgreSQL database that was migrated before, and the runtime role: <c>postgres://role:password@host:port/database</c>
    /// or a connection string of Npgsql. Null, the default: one SQLite file in <see cref="DataFolder"/>.
    /// </value>
    public string? Database { get; init; }

    /// <value>Where the keys lie; never inside <see cref="DataFolder"/>. Default: a folder beside it, <c>…-keys</c>.</value>
    public string? KeysFolder { get; init; }

    /// <value>
    /// Host names under which the web app answers, besides loopback's and those in <see cref="Urls"/>; such as <c>x80.example.com</c>.
    /// </value>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <value>Addresses of proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed, besides loopback's.</value>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <value>The workspace's name. Default <c>My workspace</c>.</value>
    public string WorkspaceName { get; init; } = "My workspace";

    /// <value>The IANA time zone in which notes show times. Default <c>UTC</c>.</value>
    public string TimeZone { get; init; } = "UTC";

    /// <value>The region, such as <c>DE</c>, of phone numbers that are written without a country. Default: none, and such a number is matched with less trust.</value>
    public string? PhoneRegion { get; init; }

    /// <value>The workspace's CRM: <c>embedded</c>, <c>attio</c> or <c>affinity</c>. Its key is given in the web app. Default <c>embedded</c>.</value>
    public string Crm { get; init; } = "embedded";

    /// <value>Where Attio's API answers. Default <c>https://api.attio.com/</c>.</value>
    public string AttioAddress { get; init; } = "https://api.attio.com/";

    /// <value>The slug of the date attribute of Attio that holds the next step. Default: none; the next task or meeting counts.</value>
    public string? AttioNextStep { get; init; }

    /// <value>The slug of Attio's activities for chats, in a plan that has them. Default: none; an activity is a small note.</value>
    public string? AttioActivity { get; init; }

    /// <value>Where Affinity's API answers, both versions of it. Default <c>https://api.affinity.co/</c>.</value>
    public string AffinityAddress { get; init; } = "https://api.affinity.co/";

    /// <value>The id of Affinity's list in which opportunities are made. Default: none; the account's only one counts.</value>
    public string? AffinityDealList { get; init; }

    /// <value>Requests that one token may send in a minute; more are answered 429. Default 6,000.</value>
    public int RequestsPerMinute { get; init; } = 6_000;

    /// <value>Requests in a minute, from everybody together, with a token that nobody has. Default 600.</value>
    public int UnknownPerMinute { get; init; } = 600;

    /// <value>Names of channels for people, by channel word; a channel without one is shown as its word.</value>
    public IReadOnlyDictionary<string, string> ChannelLabels { get; init; } =
        new Dictionary<string, string> { ["whatsapp"] = "WhatsApp", ["linkedin"] = "LinkedIn" };

    /// <value>An OTLP collector (http/protobuf) for traces, metrics and logs, none of which holds content. Default: none, and nothing is sent.</value>
    public string? TelemetryEndpoint { get; init; }

    /// <value>How long the server goes on serving after it was told to stop and has said that it is not ready. Default: not at all.</value>
    public TimeSpan DrainDelay { get; init; } = TimeSpan.Zero;

    /// <value>Bytes free on the data folder's disk below which the server says that it is not ready. Default 64 MiB.</value>
    public long FreeDiskFloor { get; init; } = 64L * 1024 * 1024;

    /// <value>Where signed heads of the audit trail lie; never inside <see cref="DataFolder"/>. Default: a folder beside it, <c>…-audit</c>.</value>
    public string? AuditFolder { get; init; }

    /// <value>
    /// Where the newest backup lies as seen from this machine: its living keys are renewed before an old epoch key is destroyed.
    /// Unless set, the folder that the last <c>x80 server backup</c> wrote to, which the database knows.
    /// </value>
    public string? BackupFolder { get; init; }

    internal string AuditFolderOrDefault =>
        AuditFolder ?? Path.TrimEndingDirectorySeparator(Path.GetFullPath(DataFolder)) + "-audit";

    internal string KeysFolderOrDefault =>
        KeysFolder ?? Path.TrimEndingDirectorySeparator(Path.GetFullPath(DataFolder)) + "-keys";

    /// <summary>Whether there is a database to look at: a server has run over this data folder before, or a PostgreSQL is named.</summary>
    public bool HoldsDatabase => Database is not null || File.Exists(DatabasePath);

    internal PostgresAddress? PostgresAddress =>
        Database is not null && PostgresAddress.TryParse(Database, out var address) ? address : null;

    internal string DatabasePath => Path.Combine(DataFolder, "x80.db");

    internal string PhoneRegionOrNone => PhoneRegion ?? "ZZ";

    internal string LabelOf(ChannelKind channel) => ChannelLabels.GetValueOrDefault(channel.Value, channel.Value);

    /// <summary>Without <see cref="Database"/>, which holds a password.</summary>
    public override string ToString() => $"server over {DataFolder}";
}
