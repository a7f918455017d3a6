using X80.Contract.Kinds;

namespace X80.Contract.Sessions;

/// <summary>The workspace's CRM. A client shows its name and knows no more of it (CRM-7).</summary>
public sealed record CrmInfo
{
    public required CrmName Name { get; init; }

    public required string DisplayName { get; init; }
}
