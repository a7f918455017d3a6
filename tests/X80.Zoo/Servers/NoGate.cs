using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using X80.ReferenceServer.Privacy;

namespace X80.Zoo.Servers;

/// <summary>Takes every conversation for Shared. It shows that the cases about privacy have attacks that would get through.</summary>
internal sealed class NoGate : SabotagedServer
{
    public override string Name => "no-gate";

    public override string Defect => "Takes every conversation for Shared.";

    public override IReadOnlyList<string> MustFail =>
    [
        "GATE-1/PS/3", "GATE-1/PS/4", "GATE-1/PS/5", "GATE-1/PS/13", "GATE-2/HT/9", "GATE-2/PS/1", "GATE-2/PS/2", "GATE-2/PS/15",
        "GATE-3/PS/6", "GATE-3/PS/7", "GATE-3/PS/8", "GATE-3/PS/9", "GATE-3/PS/10", "GATE-3/PS/11", "GATE-3/PS/12", "GATE-3/PS/14",
        "GATE-3/PS/16", "GATE-3/PS/17", "GATE-3/PS/18", "GATE-3/PS/19", "GATE-4/RP/1", "GATE-5/SH/1", "GATE-5/SH/7",
    ];

    protected override void Sabotage(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<IPrivacyGate>(new OpenGate(new PrivacyGate())));

    private sealed class OpenGate(PrivacyGate inner) : IPrivacyGate
    {
        public GateAnswer Admit(GateQuestion question) => inner.Admit(question with { Held = HeldPrivacy.Shared });
    }
}
