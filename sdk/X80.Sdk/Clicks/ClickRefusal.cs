namespace X80.Sdk.Clicks;

/// <summary>Why an event on our surface was no click.</summary>
public enum ClickRefusal
{
    /// <summary>Made by script, not by a person.</summary>
    Synthetic,

    /// <summary>The surface was not visible.</summary>
    Hidden,

    /// <summary>The surface had been drawn anew less than 500 ms before.</summary>
    JustChanged,

    /// <summary>No trusted document was open in the wrapped page.</summary>
    NoDocument,

    /// <summary>The gate is closed: a browser died or an untrusted document was seen.</summary>
    Disarmed,

    /// <summary>More clicks in a minute than a person makes.</summary>
    TooMany,
}
