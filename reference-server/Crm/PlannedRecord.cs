namespace X80.ReferenceServer.Crm;

/// <summary>A record that a click pays for, as it was planned before the CRM was asked.</summary>
/// <param name="Id">128 random bits: the record's own id where the CRM lets us choose one.</param>
/// <param name="Since">Before this moment no attempt can have made it.</param>
internal sealed record PlannedRecord(string Id, DateTimeOffset Since);
