namespace X80.ReferenceServer.Tests.Rig.Disks;

/// <summary>What becomes of writes that no flush had brought to the disk when the power went.</summary>
internal enum Loss
{
    /// <summary>None of them is there.</summary>
    Drop,

    /// <summary>Each is there or not, whatever their order.</summary>
    Half,

    /// <summary>Each sector of each is there or not.</summary>
    Torn,
}
