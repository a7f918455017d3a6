using System.Text.Json.Nodes;
using X80.Conformance.Oracle;
using X80.Conformance.Wire;

namespace X80.Conformance.Cases.Server;

/// <summary>The request itself says that the conversation is Shared, everywhere a server could think of looking.</summary>
internal sealed class BodyClaimsShared : ServerCase
{
    private static readonly string[] ClaimHeaders = ["Privacy", "X-Privacy", "X80-Privacy", "X-Conversation-Privacy"];

    public override CaseInfo Info { get; } = new(
        "GATE-2/PS/2",
        "Request claims that the conversation is Shared",
        "Syncs that claim Shared in unknown members, in known ones, in the address and in headers left nothing of a Private conversation in any observed channel.");

    public override async Task ControlAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        var member = trial.Rig.Member;
        Target = await trial.OpenLinkedAsync(member, cancellationToken);
        await trial.ChangeAsync(Target, member.SetPrivate(Target), cancellationToken);
        var shared = await trial.ProveSharedAsync(member, cancellationToken);

        // Unknown members are refused even where Shared (WIRE-6), so they have no control of their own; unknown headers do.
        var canary = Canary.New("allowed sync with a claim in its headers");
        JsonObject[] messages = [.. shared.Accepted, .. trial.Rig.Chatter.Around(canary.Text)];
        await trial.ProveAsync(member, shared, ClaimInHeaders(member.Sync(shared, messages)), canary, cancellationToken);
    }

    public override async Task AttackAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        await ClaimAsync(trial, "member 'privacy', under the consent", body => body["privacy"] = "shared", null, cancellationToken);
        await ClaimAsync(trial, "member 'privacy', behind the consent", null, body => body["privacy"] = "shared", cancellationToken);
        await ClaimAsync(trial, "member 'state'", body => body["state"] = "shared", null, cancellationToken);
        await ClaimAsync(trial, "member 'conversation'", body => body["conversation"] = new JsonObject { ["privacy"] = "shared" }, null, cancellationToken);
        await ClaimAsync(trial, "in the reading", body => body["reading"]!["privacy"] = "shared", null, cancellationToken);
        await ClaimAsync(trial, "in the reading's flags", body => body["reading"]!["flags"]!.AsArray().Add("shared"), null, cancellationToken);
        await ClaimAsync(trial, "in each message", InEachMessage, null, cancellationToken);
        await ClaimAsync(trial, "in the consent", null, body => body["consent"]!["privacy"] = "shared", cancellationToken);

        var inAddress = Plain(trial, "in the address");
        await trial.AttackAsync(inAddress with { Path = inAddress.Path + "?privacy=shared&state=shared" }, cancellationToken);
        await trial.AttackAsync(ClaimInHeaders(Plain(trial, "in headers")), cancellationToken);
    }

    public override async Task AfterControlAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        await trial.ChangeAsync(Target!, trial.Rig.Member.SetShared(Target!), cancellationToken);
        await trial.ProveSyncAsync(trial.Rig.Member, Target!, cancellationToken);
    }

    private async Task ClaimAsync(
        ServerTrial trial, string where, Action<JsonObject>? beforeConsent, Action<JsonObject>? afterConsent, CancellationToken cancellationToken)
    {
        var messages = trial.Rig.Chatter.Around(trial.Forbid($"claims Shared {where}").Text);
        await trial.AttackAsync(trial.Rig.Member.Sync(Target!, messages, beforeConsent, afterConsent), cancellationToken);
    }

    private WireRequest Plain(ServerTrial trial, string where) =>
        trial.Rig.Member.Sync(Target!, trial.Rig.Chatter.Around(trial.Forbid($"claims Shared {where}").Text));

    private static WireRequest ClaimInHeaders(WireRequest request) =>
        request with { Headers = [.. request.Headers, .. ClaimHeaders.Select(name => KeyValuePair.Create(name, "shared"))] };

    private static void InEachMessage(JsonObject body)
    {
        foreach (var message in body["messages"]!.AsArray())
        {
            message!["privacy"] = "shared";
        }
    }
}
