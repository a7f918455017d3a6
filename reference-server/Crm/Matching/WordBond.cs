namespace X80.ReferenceServer.Crm.Matching;

/// <summary>How two words of names belong together, from the loosest to the same.</summary>
internal enum WordBond
{
    None,

    /// <summary>A slip of the pen or a cousin: never enough alone.</summary>
    Near,

    /// <summary>The first letter of the other.</summary>
    Initial,

    /// <summary>The same sounds in another spelling.</summary>
    Spelling,

    /// <summary>A pet name of the other.</summary>
    PetName,

    Same,
}
