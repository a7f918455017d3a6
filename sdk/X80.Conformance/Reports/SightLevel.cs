namespace X80.Conformance.Reports;

/// <summary>How far a run could see; a report claims no more.</summary>
public enum SightLevel
{
    /// <summary>What is on the wire and can be read back. Such a run may not say what was stored.</summary>
    L1 = 1,

    /// <summary>Also a CRM that the suite hosts.</summary>
    L2 = 2,

    /// <summary>Also everything the server keeps, through a probe.</summary>
    L3 = 3,
}
