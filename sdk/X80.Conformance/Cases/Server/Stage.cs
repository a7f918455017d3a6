namespace X80.Conformance.Cases.Server;

/// <summary>How the conversation stands that an attack is made on. It is always linked to the run's record.</summary>
internal enum Stage
{
    /// <summary>Set to Private, and empty.</summary>
    Private,

    /// <summary>Opened; nobody ever said whether it is Private.</summary>
    Opened,

    /// <summary>Shared, with some messages in it.</summary>
    Shared,
}
