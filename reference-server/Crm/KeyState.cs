namespace X80.ReferenceServer.Crm;

/// <summary>What the CRM says of the workspace's key.</summary>
internal enum KeyState
{
    /// <summary>It may do all that is needed.</summary>
    Works,

    /// <summary>It is known, and may not do something that is needed.</summary>
    Lacks,

    /// <summary>The CRM does not know it, or no longer.</summary>
    Unknown,
}
