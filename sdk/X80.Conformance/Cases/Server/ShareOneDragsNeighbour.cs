using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Conformance.Oracle;
using X80.Conformance.Wire;

namespace X80.Conformance.Cases.Server;

/// <summary>One message may leave a Private conversation; its neighbours and what it quotes may not ride along.</summary>
internal sealed class ShareOneDragsNeighbour : ServerCase
{
    private JsonObject? sharedAlone;

    public override CaseInfo Info { get; } = new(
        "GATE-5/SH/1",
        "Share-one that drags a neighbour",
        "One message was shared out of a Private conversation; a second message, a list, quoted text and a sync behind it left nothing else in any observed channel.");

    public override async Task ControlAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        var member = trial.Rig.Member;
        Target = await trial.OpenLinkedAsync(member, cancellationToken);
        await trial.ChangeAsync(Target, member.SetPrivate(Target), cancellationToken);
        sharedAlone = await ShareAloneAsync(trial, cancellationToken);
    }

    public override async Task AttackAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        var member = trial.Rig.Member;
        var chatter = trial.Rig.Chatter;
        JsonObject Neighbour(string role) => chatter.Message(Chatter.Sentence(trial.Forbid(role).Text));
        JsonObject Bait() => chatter.Message(Chatter.Sentence(Chatter.Person()));

        var beside = Neighbour("second message beside the one");
        await trial.AttackAsync(member.ShareOne(Target!, Bait(), body => body["messages"] = new JsonArray(beside)), cancellationToken);

        await trial.AttackAsync(member.ShareOne(Target!, new JsonArray(Bait(), Neighbour("list instead of one message"))), cancellationToken);

        var quoting = Bait();
        quoting["quotedText"] = Chatter.Sentence(trial.Forbid("quoted text in a member of its own").Text);
        await trial.AttackAsync(member.ShareOne(Target!, quoting), cancellationToken);

        var answering = Bait();
        answering["replyTo"] = Neighbour("quoted message where an id belongs");
        await trial.AttackAsync(member.ShareOne(Target!, answering), cancellationToken);

        await trial.AttackAsync(TwoMembers(member.ShareOne(Target!, Bait()), Neighbour("second member of the same name")), cancellationToken);

        if (sharedAlone is not null)
        {
            await trial.AttackAsync(
                member.Sync(Target!, [sharedAlone, Neighbour("sync behind a message that was shared alone")]), cancellationToken);
        }
    }

    public override async Task AfterControlAsync(ServerTrial trial, CancellationToken cancellationToken) =>
        await ShareAloneAsync(trial, cancellationToken);

    private async Task<JsonObject> ShareAloneAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        var canary = Canary.New("allowed: one message shared alone");
        var message = trial.Rig.Chatter.Message(Chatter.Sentence(canary.Text));
        await trial.ProveAsync(
            trial.Rig.Member, Target!, trial.Rig.Member.ShareOne(Target!, message), canary, cancellationToken);
        return message;
    }

    /// <summary>The member <c>message</c> twice: a gate that takes the first and a store that takes the last would part here.</summary>
    private static WireRequest TwoMembers(WireRequest request, JsonObject second)
    {
        var body = Encoding.UTF8.GetString(request.Body!.Value.Span);
        return request with { Body = Encoding.UTF8.GetBytes($"{body[..^1]},\"message\":{JsonSerializer.Serialize(second)}}}") };
    }
}
