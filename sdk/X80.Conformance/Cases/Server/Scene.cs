using System.Text;
using System.Text.Json.Nodes;
using X80.Conformance.Oracle;
using X80.Conformance.Reports;
using X80.Conformance.Wire;
using X80.Contract.Sessions;

namespace X80.Conformance.Cases.Server;

/// <summary>What an attack is made with: a conversation, the members, and texts that are looked for afterwards.</summary>
internal sealed class Scene(ServerTrial trial, WireConversation target, bool isControl, CancellationToken cancellationToken)
{
    private const int LargeBody = 1024 * 1024;

    private readonly List<Canary> planted = [];

    public WireConversation Target => target;

    public WireMember Member => trial.Rig.Member;

    public WireMember Second => trial.Rig.SecondMember!;

    public WireMember Other => trial.Rig.Other!;

    public WireMember Locked => trial.Rig.Locked!;

    public Chatter Chatter => trial.Rig.Chatter;

    public ServerTrial Trial => trial;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>What <see cref="Text"/> gave so far.</summary>
    public IReadOnlyList<Canary> Planted => planted;

    /// <summary>A text that must be nowhere afterwards; in the control on a Shared conversation, one that must be there.</summary>
    public string Text(string role = "refused content") => Plant(role).Text;

    public Canary Plant(string role)
    {
        var canary = isControl ? Canary.New($"control: {role}") : trial.Forbid(role);
        if (isControl)
        {
            trial.Allowed.Add(canary);
        }
        planted.Add(canary);
        return canary;
    }

    public JsonObject Message(string role = "refused content") => Chatter.Message(Chatter.Sentence(Text(role)));

    /// <summary>Something that was seen and must not be.</summary>
    public void Saw(string what, string where) => trial.Findings.Add(new Finding(what, where));

    /// <summary>Sends a request of the attack; what is answered may not repeat what was refused.</summary>
    public async Task<WireAnswer> SendAsync(WireRequest request)
    {
        if (!isControl)
        {
            try
            {
                return await trial.AttackAsync(request, cancellationToken);
            }
            catch (HttpRequestException) when (request.Body?.Length > LargeBody)
            {
                // A server may cut off what is too large before it has read it all: as good as refused.
                return new WireAnswer(0, [], []);
            }
        }
        return (await trial.SendAsync(request, cancellationToken)).Answer;
    }

    /// <summary>A step that has to succeed for the attack to show anything.</summary>
    /// <exception cref="StepRefusedException">It did not.</exception>
    public Task<WireAnswer> NeedAsync(WireRequest request) => trial.NeedAsync(request, cancellationToken);

    /// <summary>A write on the conversation that has to succeed; the answer is what consents are bound to from then on.</summary>
    public Task ChangeAsync(WireRequest request) => trial.ChangeAsync(target, request, cancellationToken);

    public async Task WithdrawAsync()
    {
        var answer = await NeedAsync(Member.Withdraw(target));
        target.Update(answer.Object!.Value.GetProperty("conversation"));
    }

    /// <summary>An allowed sync of more messages that has to succeed.</summary>
    public Task NeedSyncAsync(WireConversation conversation, params JsonObject[] messages) =>
        NeedPageAsync(conversation, [.. conversation.Accepted, .. messages]);

    /// <summary>An allowed sync of exactly this page.</summary>
    public async Task NeedPageAsync(WireConversation conversation, params JsonObject[] messages)
    {
        var answer = await NeedAsync(Member.Sync(conversation, messages));
        conversation.Update(answer.Object!.Value.GetProperty("conversation"));
        conversation.Accepted.AddRange(messages.Except(conversation.Accepted).ToArray());
    }

    /// <summary>An ordinary sync of fresh content, changed before or behind its consent.</summary>
    public Task<WireAnswer> SyncAsync(
        Action<JsonObject>? change = null, Action<JsonObject>? behindConsent = null, Func<WireRequest, WireRequest>? wire = null, string role = "refused content")
    {
        var messages = Chatter.Around(Text(role));
        var request = Member.Sync(target, [.. target.Accepted, .. messages], change, behindConsent);
        return SendSyncAsync(wire?.Invoke(request) ?? request, messages);
    }

    /// <summary>A sync of one message that is put together by hand; the text is given to it.</summary>
    public Task<WireAnswer> SyncMessageAsync(Action<JsonObject, string> change, string role = "refused content")
    {
        var message = Chatter.Message("");
        message.Remove("text");
        change(message, Chatter.Sentence(Text(role)));
        return SendSyncAsync(Member.Sync(target, [.. target.Accepted, message]), [message]);
    }

    /// <summary>A sync whose bytes are changed after everything else.</summary>
    public Task<WireAnswer> SyncTextAsync(Func<string, string> change, string role = "refused content") =>
        SyncAsync(wire: request => request.WithText(change), role: role);

    /// <summary>
    /// Tries to set Shared by a way that is none; afterwards the conversation may not say that it is Shared, nor take a sync.
    /// </summary>
    public async Task FlipAsync(WireRequest request)
    {
        await SendAsync(request);
        await ExpectPrivateAsync();
    }

    /// <summary>The same, with the body of an ordinary <c>PUT privacy</c> changed.</summary>
    public Task FlipAsync(Action<JsonObject> change, Action<JsonObject>? behindConsent = null) =>
        FlipAsync(Member.SetShared(target, change, behindConsent));

    public async Task ExpectPrivateAsync()
    {
        var shown = await trial.SendAsync(Member.Get(WireMember.At(ExtRoutes.Conversation, target)), cancellationToken);
        if (shown.Answer.Object is { } json && json.TryGetProperty("privacy", out var privacy) && privacy.GetString() == "shared")
        {
            Saw("The conversation became Shared.", "GET conversation");
        }
        await SyncAsync(role: "sync after the attempt to set Shared");
    }

    /// <summary>A request by raw socket: the head's lines and the body as they stand.</summary>
    public async Task<WireAnswer> RawAsync(WireRequest request, Func<RawRequest, RawRequest> change)
    {
        var raw = change(RawRequest.Of(request, trial.Rig.Wire.Server));
        var exchange = await trial.SendRawAsync(request, raw, cancellationToken);
        if (!isControl)
        {
            trial.AttackAnswers.Add(exchange);
        }
        return exchange.Answer;
    }

    /// <summary>An ordinary sync of fresh content by raw socket.</summary>
    public Task<WireAnswer> RawSyncAsync(Func<RawRequest, RawRequest> change, string role = "refused content") =>
        RawAsync(Member.Sync(target, [.. target.Accepted, .. Chatter.Around(Text(role))]), change);

    /// <summary>A conversation beside the target: linked, Shared and empty.</summary>
    public async Task<WireConversation> AnotherSharedAsync(WireMember? member = null)
    {
        var whose = member ?? Member;
        var other = await trial.OpenLinkedAsync(whose, cancellationToken);
        await trial.ChangeAsync(other, whose.SetShared(other), cancellationToken);
        return other;
    }

    /// <summary>Says so where a place that may not show the text does.</summary>
    public void LookFor(Canary canary, string channel, WireAnswer answer, string what)
    {
        foreach (var hit in new CanaryScanner([canary]).Scan(channel, answer.Everything))
        {
            trial.Findings.Add(new Finding(what, hit.Channel, hit.Offset, hit.Form));
        }
    }

    public async Task<WireAnswer> ReadAsync(string route) =>
        (await trial.SendAsync(Member.Get(WireMember.At(route, target)), cancellationToken)).Answer;

    /// <summary>In a control one sync follows another, so each has to know what the last one left.</summary>
    private async Task<WireAnswer> SendSyncAsync(WireRequest request, IReadOnlyList<JsonObject> messages)
    {
        var answer = await SendAsync(request);
        if (isControl && answer.Object is { } json && json.TryGetProperty("conversation", out var shown))
        {
            target.Update(shown);
            target.Accepted.AddRange(messages);
        }
        return answer;
    }

    /// <summary>How many messages the server says it holds; −1 where it does not say.</summary>
    public async Task<int> HeldAsync()
    {
        var answer = await ReadAsync(ExtRoutes.Conversation);
        return answer.Object is { } json && json.TryGetProperty("transmitted", out var transmitted) ? transmitted.GetProperty("messages").GetInt32() : -1;
    }

    /// <summary>Whether messages or note show it, however the answer writes it.</summary>
    public async Task<bool> ShowsAsync(Canary canary) => new CanaryScanner([canary]).Scan("", await ShownAsync()).Count > 0;

    /// <summary>All that can be read of the conversation, as text.</summary>
    public async Task<string> ShownAsync(WireConversation? conversation = null)
    {
        var channels = await trial.ReadBackAsync(Member, conversation ?? target, cancellationToken);
        return string.Join('\n', channels.Select(channel => Encoding.UTF8.GetString(channel.Answer.Body)));
    }
}
