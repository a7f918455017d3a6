using X80.Conformance.Oracle;
using X80.Conformance.Reports;
using X80.Conformance.Wire;
using X80.Contract.Sessions;

namespace X80.Conformance.Cases.Server;

/// <summary>The second member knows the id of the first one's Shared conversation and tries every route with it.</summary>
internal sealed class OtherMembersConversation : ServerCase
{
    private Canary? kept;

    public override CaseInfo Info { get; } = new(
        "GATE-8/AU/2",
        "Another member's conversation id",
        "With another member's conversation id nothing was read and nothing stored, and no answer differed from the one about an id that does not exist. Time was not compared.");

    public override Needs Needs => Needs.Second;

    public override async Task ControlAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        Target = await trial.ProveSharedAsync(trial.Rig.Member, cancellationToken);
        kept = trial.Allowed[^1];
        await trial.ProveSharedAsync(trial.Rig.SecondMember!, cancellationToken);
    }

    public override async Task AttackAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        var second = trial.Rig.SecondMember!;
        var chatter = trial.Rig.Chatter;
        await CompareAsync(trial, target => second.Get(WireMember.At(ExtRoutes.Conversation, target)), cancellationToken);
        await CompareAsync(trial, target => second.Get(WireMember.At(ExtRoutes.Messages, target)), cancellationToken);
        await CompareAsync(trial, target => second.Get(WireMember.At(ExtRoutes.Note, target)), cancellationToken);

        var synced = chatter.Around(trial.Forbid("sync into another member's conversation").Text);
        await CompareAsync(trial, target => second.Sync(target, synced), cancellationToken);
        var shared = chatter.Message(Chatter.Sentence(trial.Forbid("one message into another member's conversation").Text));
        await CompareAsync(trial, target => second.ShareOne(target, shared), cancellationToken);

        await CompareAsync(trial, second.SetShared, cancellationToken);
        await CompareAsync(trial, target => second.SetPrivate(target, "withdraw"), cancellationToken);
    }

    public override async Task AfterControlAsync(ServerTrial trial, CancellationToken cancellationToken) =>
        // No SetShared here: had the second member made it Private, this would be refused.
        await trial.ProveSyncAsync(trial.Rig.Member, Target!, cancellationToken);

    private async Task CompareAsync(ServerTrial trial, Func<WireConversation, WireRequest> request, CancellationToken cancellationToken)
    {
        WireConversation[] targets = [Target!, Target!.Unknown(), Target.Unknown()];
        var answers = new (WireAnswer Answer, string Id)[targets.Length];
        for (var at = 0; at < targets.Length; at++)
        {
            answers[at] = (await trial.AttackAsync(request(targets[at]), cancellationToken), targets[at].Id);
        }
        var step = request(Target).Method + " " + request(Target).Path.Replace(Target.Id, "{id}", StringComparison.Ordinal);
        trial.Findings.AddRange(AnswerShape.Differences(answers[0], answers[1], answers[2])
            .Select(trait => new Finding($"The answer shows that the conversation exists: {trait} differs.", step)));
        trial.Findings.AddRange(new CanaryScanner([kept!]).Scan(step, answers[0].Answer.Everything)
            .Select(hit => new Finding("The second member was shown the first one's content.", hit.Channel, hit.Offset, hit.Form)));
    }
}
