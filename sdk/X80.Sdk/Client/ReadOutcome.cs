namespace X80.Sdk.Client;

/// <summary>The three ways a read ends.</summary>
public enum ReadOutcome
{
    /// <summary>The backend answered with it.</summary>
    Available,

    /// <summary>The backend says that there is none (or none of yours).</summary>
    Absent,

    /// <summary>It could not be had now; hide the panel (WIRE-2).</summary>
    Unavailable,
}
