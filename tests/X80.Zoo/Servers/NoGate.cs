using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using X80.ReferenceServer.Privacy;

namespace X80.Zoo.Servers;

/// <summary>Takes every conversation for Shared. It shows that each case about privacy has an attack that would get through.</summary>
internal sealed class NoGate : SabotagedServer
{
    public override string Name => "no-gate";

    public override string Defect => "Takes every conversation for Shared.";

    public override IReadOnlyList<string> MustFail => ["GATE-1/PS/3", "GATE-2/PS/1", "GATE-2/PS/2", "GATE-4/RP/1", "GATE-5/SH/1"];

    protected override void Sabotage(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<IPrivacyGate>(new OpenGate(new PrivacyGate())));

    private sealed class OpenGate(PrivacyGate inner) : IPrivacyGate
    {
        public GateAnswer Admit(GateQuestion question) => inner.Admit(question with { Held = HeldPrivacy.Shared });
    }
}
