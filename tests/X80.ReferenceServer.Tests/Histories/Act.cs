namespace X80.ReferenceServer.Tests.Histories;

/// <summary>What a step of a history does.</summary>
public enum Act
{
    Open,
    Link,
    Unlink,
    SetShared,
    SetPrivate,
    Sync,
    Edit,
    Delete,
    Share,
    TakeBack,
    Withdraw,

    /// <summary>Minutes pass, and the deletions that are owed to the CRM run.</summary>
    Wait,
}
