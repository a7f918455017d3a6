namespace X80.Harness.Guarding;

/// <summary>What the shell does when the wrapped page wants something of the browser or the machine.</summary>
public enum PermissionState
{
    /// <summary>Refused without a question, whoever asks.</summary>
    Denied,

    /// <summary>The browser asks the person, naming the channel's origin; everywhere else it is denied.</summary>
    Asked,

    /// <summary>X80 itself has it, or needs it to work.</summary>
    Held,
}
