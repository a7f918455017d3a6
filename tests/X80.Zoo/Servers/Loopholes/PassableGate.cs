using X80.ReferenceServer.Privacy;

namespace X80.Zoo.Servers.Loopholes;

/// <summary>Takes a conversation for Shared while a request passes that was read carelessly.</summary>
internal sealed class PassableGate(PrivacyGate inner) : IPrivacyGate
{
    public static AsyncLocal<bool> Passing { get; } = new();

    public GateAnswer Admit(GateQuestion question) => inner.Admit(Passing.Value ? question with { Held = HeldPrivacy.Shared } : question);
}
