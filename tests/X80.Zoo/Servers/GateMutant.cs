using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using X80.ReferenceServer.Privacy;

namespace X80.Zoo.Servers;

/// <summary>The server whose gate decides otherwise.</summary>
/// <param name="name">Its name in the zoo.</param>
/// <param name="defect">What is wrong with it.</param>
/// <param name="mustFail">The cases that must fail.</param>
/// <param name="ask">The question as this gate understands it.</param>
internal sealed class GateMutant(string name, string defect, string[] mustFail, Func<GateQuestion, GateQuestion> ask) : SabotagedServer
{
    public override string Name => name;

    public override string Defect => defect;

    public override IReadOnlyList<string> MustFail => mustFail;

    protected override void Sabotage(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<IPrivacyGate>(new Gate(new PrivacyGate(), ask)));

    private sealed class Gate(PrivacyGate inner, Func<GateQuestion, GateQuestion> ask) : IPrivacyGate
    {
        public GateAnswer Admit(GateQuestion question) => inner.Admit(ask(question));
    }
}
