namespace X80.ReferenceServer.Delivering;

/// <summary>How a call to a remote CRM ended.</summary>
internal enum PushState
{
    /// <summary>Written and read back, or there was nothing to write.</summary>
    Done,

    /// <summary>A person edited the note in the CRM: nothing was overwritten.</summary>
    Edited,

    /// <summary>The CRM said no.</summary>
    Refused,

    /// <summary>The CRM takes no text as long as this one.</summary>
    TooLarge,

    /// <summary>No answer in time, nonsense, or the call was ended by a flip.</summary>
    Unavailable,
}
