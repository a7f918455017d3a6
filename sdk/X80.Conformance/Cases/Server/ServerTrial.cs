using System.Text.Json.Nodes;
using X80.Conformance.Oracle;
using X80.Conformance.Reports;
using X80.Conformance.Verdicts;
using X80.Conformance.Wire;
using X80.Contract.Sessions;

namespace X80.Conformance.Cases.Server;

/// <summary>One case under way: its steps at the wire, what it planted, and what was seen.</summary>
internal sealed class ServerTrial(ServerCase subject, ServerRig rig)
{
    private readonly List<(WireMember Member, WireConversation Conversation)> watched = [];
    /// <summary><c>control</c>, <c>attack</c>, <c>sweep</c> or <c>after-control</c>.</summary>
    public string Phase { get; private set; } = "control";

    public ServerCase Case => subject;

    public ServerRig Rig => rig;

    public List<EvidenceLine> Evidence { get; } = [];

    public List<Finding> Findings { get; } = [];

    /// <summary>Planted by allowed requests since the phase began: a probe must find them.</summary>
    public List<Canary> Allowed { get; } = [];

    /// <summary>Planted by the attack: may be nowhere.</summary>
    public List<Canary> Forbidden { get; } = [];

    /// <summary>Answers to the attack: an echo of refused content is a violation too.</summary>
    public List<Exchange> AttackAnswers { get; } = [];

    public IReadOnlyList<(WireMember Member, WireConversation Conversation)> Watched => watched;

    /// <summary>Why the control, the sweep or the after-control does not hold; null while it does.</summary>
    public string? ControlFault { get; set; }

    public string? SweepFault { get; set; }

    public string? AfterControlFault { get; set; }

    public string? RigFault { get; set; }

    /// <summary>All of these, the weightiest first.</summary>
    public IReadOnlyList<PhaseFault> Faults =>
    [
        .. PhaseFault.Of(
            (EvidenceFacts.Rig, RigFault), (EvidenceFacts.Control, ControlFault), (EvidenceFacts.Sweep, SweepFault), (EvidenceFacts.AfterControl, AfterControlFault))
            .Where(fault => rig.Joints.Keeps(fault.Phase)),
    ];

    public void Begin(string nextPhase)
    {
        Phase = nextPhase;
        Allowed.Clear();
    }

    /// <summary>From now on the sweep reads it.</summary>
    public void Watch(WireMember member, WireConversation conversation) => watched.Add((member, conversation));

    public Canary Forbid(string role)
    {
        var canary = Canary.New(role);
        Forbidden.Add(canary);
        return canary;
    }

    public async Task<Exchange> SendAsync(WireRequest request, CancellationToken cancellationToken)
    {
        var exchange = await rig.WireOf(request).SendAsync(request, cancellationToken);
        Note(request.ToString(), exchange.Answer, SentRequest.Of(request));
        return exchange;
    }

    /// <summary>Sends bytes as they stand, on a connection of their own.</summary>
    public async Task<Exchange> SendRawAsync(WireRequest request, RawRequest raw, CancellationToken cancellationToken)
    {
        rig.Wire.Spend();
        var began = rig.Time.GetTimestamp();
        var answer = await RawWire.SendAsync(rig.Wire.Server, raw, cancellationToken);
        Note($"raw {request}", answer, SentRequest.Of(raw, request.Token));
        return new Exchange(request, answer, rig.Time.GetElapsedTime(began));
    }

    /// <summary>Sends a request of the attack, as the given member.</summary>
    public async Task<WireAnswer> AttackAsync(WireRequest request, CancellationToken cancellationToken)
    {
        var exchange = await SendAsync(request, cancellationToken);
        lock (AttackAnswers)
        {
            AttackAnswers.Add(exchange);
        }
        return exchange.Answer;
    }

    /// <summary>Races send at the same time.</summary>
    private void Note(string step, WireAnswer answer, SentRequest sent)
    {
        lock (Evidence)
        {
            Evidence.Add(new EvidenceLine(Phase, step, answer.ToString()) { Sent = sent });
        }
    }

    /// <summary>A step that has to succeed for the case to show anything.</summary>
    /// <exception cref="StepRefusedException">It did not.</exception>
    public async Task<WireAnswer> NeedAsync(WireRequest request, CancellationToken cancellationToken)
    {
        var answer = (await SendAsync(request, cancellationToken)).Answer;
        return answer.IsSuccess
            ? answer
            : throw new StepRefusedException($"{request} had to succeed in the {Phase} and was answered {answer}.");
    }

    /// <summary>A conversation that is linked to the run's record; its privacy was never set.</summary>
    public async Task<WireConversation> OpenLinkedAsync(WireMember member, CancellationToken cancellationToken)
    {
        var conversation = await OpenAsync(member, member.Open(), cancellationToken);
        var (kind, record) = rig.RecordOf(member) ?? throw new StepRefusedException("There is no record to link to.");
        await ChangeAsync(conversation, member.Link(conversation, kind, record), cancellationToken);
        return conversation;
    }

    /// <summary>A conversation that is not linked.</summary>
    public async Task<WireConversation> OpenAsync(WireMember member, WireRequest open, CancellationToken cancellationToken)
    {
        var opened = await NeedAsync(open, cancellationToken);
        var shown = Member(opened, "conversation", "POST conversations");
        var conversation = new WireConversation(shown.GetProperty("id").GetString()!);
        conversation.Update(shown);
        Watch(member, conversation);
        return conversation;
    }

    /// <summary>A write that is answered with the conversation.</summary>
    public async Task ChangeAsync(WireConversation conversation, WireRequest request, CancellationToken cancellationToken)
    {
        var answer = await NeedAsync(request, cancellationToken);
        conversation.Update(answer.Object ?? throw new StepRefusedException($"{request} was not answered with a conversation."));
    }

    /// <summary>A conversation of its own, Shared, in which an ordinary sync has its effect.</summary>
    public async Task<WireConversation> ProveSharedAsync(WireMember member, CancellationToken cancellationToken)
    {
        var conversation = await OpenLinkedAsync(member, cancellationToken);
        await ChangeAsync(conversation, member.SetShared(conversation), cancellationToken);
        await ProveSyncAsync(member, conversation, cancellationToken);
        return conversation;
    }

    /// <summary>Sends ordinary messages with a fresh canary among them, and finds it in the messages and in the note.</summary>
    public async Task ProveSyncAsync(WireMember member, WireConversation conversation, CancellationToken cancellationToken)
    {
        var canary = Canary.New($"{Phase}: {Canary.AllowedSync}");
        JsonObject[] messages = [.. conversation.Accepted, .. rig.Chatter.Around(canary.Text)];
        await ProveAsync(member, conversation, member.Sync(conversation, messages), canary, cancellationToken);
        conversation.Accepted.Clear();
        conversation.Accepted.AddRange(messages);
    }

    /// <summary>An allowed request that carries the canary: accepted, and read back in the messages and in the note.</summary>
    /// <exception cref="StepRefusedException">It was refused, or accepted without effect.</exception>
    public async Task ProveAsync(
        WireMember member, WireConversation conversation, WireRequest request, Canary canary, CancellationToken cancellationToken)
    {
        var answer = await NeedAsync(request, cancellationToken);
        conversation.Update(Member(answer, "conversation", request.ToString()));
        Allowed.Add(canary);
        var scanner = new CanaryScanner([canary]);
        foreach (var channel in await ReadBackAsync(member, conversation, cancellationToken))
        {
            if (!channel.Answer.IsSuccess || scanner.Scan(channel.Name, channel.Answer.Body).Count == 0)
            {
                throw new StepRefusedException(
                    $"{request} was accepted in the {Phase}, but {channel.Name} ({channel.Answer}) does not show what was sent.");
            }
        }
    }

    /// <summary>Reads the two places where a conversation's content may be seen, all pages.</summary>
    public async Task<IReadOnlyList<ReadChannel>> ReadBackAsync(
        WireMember member, WireConversation conversation, CancellationToken cancellationToken)
    {
        var messages = await ReadPagesAsync(member, WireMember.At(ExtRoutes.Messages, conversation), cancellationToken);
        var note = (await SendAsync(member.Get(WireMember.At(ExtRoutes.Note, conversation)), cancellationToken)).Answer;
        return [new ReadChannel($"GET messages ({member.Name})", messages), new ReadChannel($"GET note ({member.Name})", note)];
    }

    /// <summary>All pages of a list as one answer.</summary>
    public async Task<WireAnswer> ReadPagesAsync(WireMember member, string path, CancellationToken cancellationToken)
    {
        const int MostPages = 200;
        var pages = new List<byte>();
        var page = (await SendAsync(member.Get(path), cancellationToken)).Answer;
        pages.AddRange(page.Everything);
        for (var more = 1; more < MostPages && page.Object is { } json && json.TryGetProperty("next", out var next); more++)
        {
            page = (await SendAsync(member.Get($"{path}?after={Uri.EscapeDataString(next.GetString()!)}"), cancellationToken)).Answer;
            pages.AddRange(page.Everything);
        }
        return new WireAnswer(page.Status, [], [.. pages]);
    }

    private static System.Text.Json.JsonElement Member(WireAnswer answer, string name, string step) =>
        answer.Object is { } json && json.TryGetProperty(name, out var member)
            ? member
            : throw new StepRefusedException($"{step} was answered {answer} without the member '{name}'.");
}
