using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using X80.Contract.Ids;
using X80.ReferenceServer.Privacy;

namespace X80.Zoo.Servers;

/// <summary>Lets a whole list out of a Private conversation when its first message was let out alone.</summary>
internal sealed class GatesItemZeroOnly : SabotagedServer
{
    public override string Name => "gates-item-zero-only";

    public override string Defect => "Asks only about the first message of a list whether it may leave a Private conversation.";

    public override IReadOnlyList<string> MustFail => ["GATE-5/SH/1", "GATE-5/SH/7"];

    protected override void Sabotage(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<IPrivacyGate>(new ItemZeroGate(new PrivacyGate())));

    private sealed class ItemZeroGate(PrivacyGate inner) : IPrivacyGate
    {
        private readonly ConcurrentDictionary<(ConversationId, MessageId), bool> sharedAlone = [];

        public GateAnswer Admit(GateQuestion question)
        {
            if (question is { Act: GateAct.ShareOne, Messages: [var one] })
            {
                sharedAlone[(question.Conversation, one.Id)] = true;
            }
            return question is { Act: GateAct.Sync, Messages: [var first, ..] } && sharedAlone.ContainsKey((question.Conversation, first.Id))
                ? inner.Admit(question with { Held = HeldPrivacy.Shared })
                : inner.Admit(question);
        }
    }
}
