using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Keys;

/// <summary>A wrapped conversation key names the epoch that wrapped it.</summary>
internal sealed class WrappedKeyRow
{
    public string WorkspaceId { get; init; } = "";

    public string MemberId { get; init; } = "";

    public string ConversationId { get; init; } = "";

    public long Epoch { get; init; }

    public byte[] Wrapped { get; init; } = [];

    public MemberScope Scope => new(WorkspaceId, MemberId);
}
