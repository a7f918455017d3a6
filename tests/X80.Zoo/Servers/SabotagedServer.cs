using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using X80.ReferenceServer.Storage.Sqlite;

namespace X80.Zoo.Servers;

/// <summary>
/// The reference server with one defect in its code, and with the database's wall against it down: since the gate has two
/// walls, a defect of one alone would store nothing.
/// </summary>
internal abstract class SabotagedServer
{
    public abstract string Name { get; }

    /// <summary>What is wrong with it, in a sentence.</summary>
    public abstract string Defect { get; }

    /// <summary>The cases that must fail; all others must pass.</summary>
    public abstract IReadOnlyList<string> MustFail { get; }

    public virtual void Configure(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<IStoreTriggers, WallDown>());
        Sabotage(services);
    }

    protected abstract void Sabotage(IServiceCollection services);
}
