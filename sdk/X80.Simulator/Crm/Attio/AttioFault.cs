namespace X80.Simulator.Crm.Attio;

/// <summary>What goes wrong with one request.</summary>
public enum AttioFault
{
    /// <summary>It is carried out, and the connection breaks before the answer.</summary>
    LostAnswer,

    /// <summary>It is answered well, and not carried out.</summary>
    Dropped,

    /// <summary>It is carried out, and nothing comes back until the stand-in is stopped.</summary>
    Hung,

    /// <summary>It is answered 401 although the key is good, as happens under load.</summary>
    Unauthorized,

    /// <summary>It is answered 409: somebody else was changing the same record.</summary>
    Conflict,

    /// <summary>It is answered 503 and not carried out.</summary>
    Unavailable,

    /// <summary>It is answered 429 with the next second in <c>Retry-After</c>, and not carried out.</summary>
    TooMany,
}
