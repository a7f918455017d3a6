namespace X80.ReferenceServer.Tests.Histories;

/// <summary>How Private is asked for.</summary>
internal enum CrossingFlip
{
    Keep,
    WithHistory,
    Withdraw,
}
