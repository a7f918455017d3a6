using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Writes;

namespace X80.ReferenceServer.Transmitting;

/// <summary>Opens a conversation: the same member, channel and key is always the same one. It starts Private.</summary>
internal sealed class OpenWrite(WriteDesk desk, ConversationTags tags)
{
    public Task<ConversationRow> RunAsync(ExtWrite write, OpenConversation request, CancellationToken cancellationToken)
    {
        if (request.Consent is not null && !write.Caller.Has(Scope.Records))
        {
            throw Refusal.ForbiddenScope();
        }

        return desk.RunAsync(write, steps => Decide(steps, request), cancellationToken);
    }

    private ConversationRow Decide(WriteSteps steps, OpenConversation request)
    {
        var keyTag = tags.KeyTag(steps.Member, request.Channel, request.Key);
        var arguments = new
        {
            steps.Member.Workspace,
            steps.Member.Member,
            Id = ConversationId.NewRandom().Value,
            Channel = request.Channel.Value,
            KeyTag = keyTag,
            Now = steps.Now.ToUnixTimeMilliseconds(),
        };
        steps.RefuseKeyInUse();
        if (steps.Repeated is null)
        {
            if (request.Consent is { } consent)
            {
                steps.Spend(consent, ConsentAction.Suggest, shown: null, to: null);
            }

            steps.Session.Run("conversations.open", arguments);
            Exclude(steps, request, keyTag);
        }

        var row = steps.Session.Find<ConversationRow>("conversations.by_key", arguments) ?? throw Refusal.NotFound();
        if (steps.Repeated is null)
        {
            steps.Done(row.Id, row.ConversationId);
        }

        return row;
    }

    /// <summary>What a never-capture list names by number or title is known from here on by its key (GATE-16).</summary>
    private void Exclude(WriteSteps steps, OpenConversation request, byte[] keyTag)
    {
        foreach (var envelopeTag in tags.EnvelopeTags(steps.Member.Workspace, request))
        {
            steps.Session.Run(
                "capture.match_envelope", new { steps.Member.Workspace, steps.Member.Member, KeyTag = keyTag, EnvelopeTag = envelopeTag });
        }
    }
}
