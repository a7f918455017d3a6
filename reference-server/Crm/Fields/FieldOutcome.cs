namespace X80.ReferenceServer.Crm.Fields;

/// <summary>What became of one field of an edit.</summary>
internal sealed record FieldOutcome(string Key, FieldState State);
