namespace X80.Sdk.Guarding;

/// <summary>What wants to reach an address.</summary>
public enum GuardContext
{
    /// <summary>The top frame, and every redirect hop of it.</summary>
    Top,

    Frame,

    Popup,

    /// <summary>A permission or file picker asked for by a frame of this address.</summary>
    Permission,

    /// <summary>The person's default browser, dialler or mail program.</summary>
    External,

    Download,

    /// <summary>A page dialog (<c>alert</c>, <c>confirm</c>, <c>prompt</c>, leave-page) asked for by a frame of this address.</summary>
    Dialog,
}
