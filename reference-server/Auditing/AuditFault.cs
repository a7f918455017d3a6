namespace X80.ReferenceServer.Auditing;

/// <summary>Where the audit trail is not what it was.</summary>
/// <param name="Member">Whose trail; null for a line of the heads.</param>
/// <param name="Entry">The first entry that is wrong, or the line of the heads.</param>
/// <param name="What">What is wrong, in words.</param>
public sealed record AuditFault(string? Member, long Entry, string What);
