namespace X80.ReferenceServer.Crm;

/// <summary>What this server writes to a record of a remote CRM.</summary>
internal enum RemoteKind
{
    Note,
    Activity,
}
