namespace X80.Simulator.Practice.Source;

/// <summary>What stands under a chat.</summary>
internal enum ComposerState
{
    /// <summary>The composer.</summary>
    Open,

    /// <summary>Words that say that the person was blocked.</summary>
    Blocked,

    /// <summary>Words that say that the account may not write.</summary>
    Restricted,
}
