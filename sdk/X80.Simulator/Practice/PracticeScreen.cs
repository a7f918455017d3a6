namespace X80.Simulator.Practice;

/// <summary>What the practice page shows when it is opened.</summary>
public enum PracticeScreen
{
    /// <summary>The chat list with the first chat open.</summary>
    ChatOpen,

    /// <summary>The chat list, and the introduction where a chat would be.</summary>
    NoChatOpen,

    /// <summary>Nobody is signed in: the code that links a device.</summary>
    QrCode,

    /// <summary>Still loading.</summary>
    Loading,
}
