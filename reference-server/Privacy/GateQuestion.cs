using X80.Contract.Ids;
using X80.Contract.Messages;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Privacy;

/// <summary>What the gate is asked: these messages, into this conversation, which is held as this.</summary>
internal sealed record GateQuestion(
    MemberScope Member, ConversationId Conversation, HeldPrivacy Held, GateAct Act, IReadOnlyList<CapturedMessage> Messages)
{
    /// <summary>What is held of whether this chat may be captured at all.</summary>
    public required HeldExclusion Exclusion { get; init; }

    /// <summary>What the page shows of the other side's wishes.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    public override string ToString() => $"{Act} of {Messages.Count} messages";
}
