using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using X80.ReferenceServer.Privacy;

namespace X80.Zoo.Servers.Loopholes;

/// <summary>
/// A server that reads one form of request carelessly: it takes it for a proper one, and its gate, which reads otherwise,
/// lets it pass.
/// </summary>
/// <param name="name">Its name in the zoo.</param>
/// <param name="defect">What is wrong with it.</param>
/// <param name="mustFail">The cases that must fail.</param>
/// <param name="read">The request as this server takes it; null where it reads as the one that ships does.</param>
/// <param name="passes">Whether its gate lets pass what it read carelessly; else only the consent is made to fit.</param>
internal sealed class Loophole(string name, string defect, string[] mustFail, Func<SeenRequest, SeenRequest?> read, bool passes = true) : SabotagedServer
{
    /// <value>It takes only what its consent was not given for.</value>
    public bool WantsForeignConsent { get; init; }

    public override string Name => name;

    public override string Defect => defect;

    public override IReadOnlyList<string> MustFail => mustFail;

    protected override void Sabotage(IServiceCollection services)
    {
        services.AddSingleton<ConsentMender>();
        services.AddSingleton<IStartupFilter>(provider => new LoopholeFilter(read, passes, WantsForeignConsent, provider.GetRequiredService<ConsentMender>()));
        services.Replace(ServiceDescriptor.Singleton<IPrivacyGate>(new PassableGate(new PrivacyGate())));
    }
}
