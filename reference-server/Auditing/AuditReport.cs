namespace X80.ReferenceServer.Auditing;

/// <summary>What a check of the whole audit trail found.</summary>
/// <param name="Members">Chains that were checked.</param>
/// <param name="Entries">Entries in them.</param>
/// <param name="Heads">Signed heads outside the database.</param>
/// <param name="Restores">How often the data were restored from a backup; entries made between backup and restore are gone.</param>
/// <param name="Faults">Empty when all is as it was.</param>
public sealed record AuditReport(int Members, long Entries, int Heads, int Restores, IReadOnlyList<AuditFault> Faults)
{
    /// <value>Entries that went at the retention, each within a signed segment.</value>
    public long Dropped { get; init; }
}
