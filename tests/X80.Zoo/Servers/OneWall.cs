using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using X80.ReferenceServer.Privacy;

namespace X80.Zoo.Servers;

/// <summary>The server with one of its two walls gone: the other has to hold alone, so no case may fail.</summary>
/// <param name="code">Whether it is the gate in the code that stands; else the database's wall.</param>
internal sealed class OneWall(bool code) : SabotagedServer
{
    public override string Name => code ? "gate-alone" : "wall-alone";

    public override string Defect => "None that shows: one wall of two is gone.";

    public override IReadOnlyList<string> MustFail => [];

    public override void Configure(IServiceCollection services)
    {
        if (code)
        {
            base.Configure(services);
        }
        else
        {
            services.Replace(ServiceDescriptor.Singleton<IPrivacyGate>(new OpenGate(new PrivacyGate())));
        }
    }

    protected override void Sabotage(IServiceCollection services)
    {
    }

    private sealed class OpenGate(PrivacyGate inner) : IPrivacyGate
    {
        public GateAnswer Admit(GateQuestion question) => inner.Admit(question with { Held = HeldPrivacy.Shared });
    }
}
