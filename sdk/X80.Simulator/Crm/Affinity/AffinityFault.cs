namespace X80.Simulator.Crm.Affinity;

/// <summary>What goes wrong with one request.</summary>
public enum AffinityFault
{
    /// <summary>It is carried out, and the connection breaks before the answer.</summary>
    LostAnswer,

    /// <summary>It is answered well, and not carried out.</summary>
    Dropped,

    /// <summary>It is carried out, and nothing comes back until the stand-in is stopped.</summary>
    Hung,

    /// <summary>It is answered 503 and not carried out.</summary>
    Unavailable,

    /// <summary>It is answered 429 with one second in the header of the user's limit, and not carried out.</summary>
    TooMany,
}
