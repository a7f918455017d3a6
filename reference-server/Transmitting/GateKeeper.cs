using X80.Contract.Messages;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Privacy;
using X80.ReferenceServer.Writes;

namespace X80.ReferenceServer.Transmitting;

/// <summary>Asks the gate inside the write's transaction, and turns its refusal into the contract's.</summary>
internal sealed class GateKeeper(IPrivacyGate gate, IPrivacyReader privacy)
{
    /// <exception cref="RefusedException">Nothing is admitted.</exception>
    public IReadOnlyList<AdmittedMessage> Admit(
        WriteSteps steps, ConversationRow conversation, GateAct act, IReadOnlyList<CapturedMessage> messages, IReadOnlyList<string> flags)
    {
        var held = privacy.Read(steps.Session, steps.Member, conversation.ConversationId);
        var exclusion = ExclusionReader.Read(steps.Session, steps.Member, conversation.ConversationId);
        var answer = gate.Admit(new GateQuestion(steps.Member, conversation.ConversationId, held, act, messages)
        {
            Exclusion = exclusion,
            Flags = flags,
        });
        return answer.Refusal switch
        {
            null => answer.Admitted,
            GateRefusal.NeverCapture => throw Refusal.NeverCapture(),
            _ => throw Refusal.ConversationPrivate(),
        };
    }
}
