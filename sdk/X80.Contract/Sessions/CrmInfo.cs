using X80.Contract.Kinds;

namespace X80.Contract.Sessions;

/// <summary>The workspace's CRM. A client shows its name and knows no more of it (CRM-7).</summary>
public sealed record CrmInfo
{
    public required CrmName Name { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>
    /// The one host, such as <c>app.attio.com</c>, on which its records and notes lie and over https alone; absent where they lie on the
    /// backend, or the CRM does not say now. A shell opens a link there on a click, and shows where it leads (GUARD-3).
    /// </summary>
    public string? Host { get; init; }
}
