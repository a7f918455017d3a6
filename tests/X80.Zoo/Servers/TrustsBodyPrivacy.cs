using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using X80.Contract.Messages;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Privacy;

namespace X80.Zoo.Servers;

/// <summary>Takes a member <c>privacy</c> of the request for the conversation's state.</summary>
internal sealed class TrustsBodyPrivacy : SabotagedServer
{
    public override string Name => "trusts-body-privacy";

    public override string Defect => "Believes a sync that says of itself that its conversation is Shared.";

    public override IReadOnlyList<string> MustFail => ["GATE-2/PS/2"];

    protected override void Sabotage(IServiceCollection services)
    {
        var claims = new ConditionalWeakTable<IReadOnlyList<CapturedMessage>, string>();
        services.Replace(ServiceDescriptor.Singleton<IStrictJson>(new ClaimingJson(new StrictJson(), claims)));
        services.Replace(ServiceDescriptor.Singleton<IPrivacyGate>(new BelievingGate(new PrivacyGate(), claims)));
    }

    private sealed class ClaimingJson(StrictJson inner, ConditionalWeakTable<IReadOnlyList<CapturedMessage>, string> claims) : IStrictJson
    {
        public StrictBody<T> Read<T>(ReadOnlyMemory<byte> body)
        {
            if (typeof(T) != typeof(SyncRequest) || TakeClaim(body, out var rest) is not { } claim)
            {
                return inner.Read<T>(body);
            }
            var read = inner.Read<T>(rest);
            claims.Add(((SyncRequest)(object)read.Value!).Messages, claim);
            using var whole = JsonDocument.Parse(body);
            return read with { Element = whole.RootElement.Clone() };
        }

        private static string? TakeClaim(ReadOnlyMemory<byte> body, out byte[] rest)
        {
            rest = [];
            try
            {
                var json = JsonNode.Parse(body.Span) as JsonObject;
                var claim = (json?["privacy"] as JsonValue)?.GetValue<string>();
                json?.Remove("privacy");
                rest = JsonSerializer.SerializeToUtf8Bytes(json);
                return claim;
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
            {
                // No JSON, or not of this form: the server's own reader says so.
                return null;
            }
        }
    }

    private sealed class BelievingGate(PrivacyGate inner, ConditionalWeakTable<IReadOnlyList<CapturedMessage>, string> claims) : IPrivacyGate
    {
        public GateAnswer Admit(GateQuestion question) => inner.Admit(
            claims.TryGetValue(question.Messages, out var claim) ? question with { Held = HeldPrivacy.FromStored(claim) } : question);
    }
}
