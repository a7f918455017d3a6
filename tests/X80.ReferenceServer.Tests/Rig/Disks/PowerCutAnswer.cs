namespace X80.ReferenceServer.Tests.Rig.Disks;

/// <summary>A request that was answered before the process ended.</summary>
/// <param name="RequestId">In the answer's header.</param>
/// <param name="Conversation">Its id.</param>
/// <param name="Sync">The texts of a sync begin so; null is the message taken back.</param>
internal sealed record PowerCutAnswer(string RequestId, string Conversation, string? Sync);
