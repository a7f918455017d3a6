namespace X80.ReferenceServer.Crm;

/// <summary>What an answer shows of a linked record.</summary>
/// <param name="Name">As the CRM has it.</param>
/// <param name="Url">Where a person opens it; of the embedded CRM the path alone.</param>
internal sealed record RecordName(string Name, string Url);
