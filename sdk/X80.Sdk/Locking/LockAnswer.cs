namespace X80.Sdk.Locking;

/// <summary>What came of trying a passphrase.</summary>
public enum LockAnswer
{
    Opened,

    Wrong,

    /// <summary>Too many wrong ones: it was not looked at.</summary>
    Wait,
}
