using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Keeping;
using X80.ReferenceServer.Crm.Local;
using X80.ReferenceServer.Crm.Local.Tables;
using X80.ReferenceServer.Crm.Remote;

namespace X80.ReferenceServer.Hosting;

/// <summary>The CRMs. All of them are there, since a former one may still hold copies; the last one is the workspace's own unless another was chosen in the web app.</summary>
internal static class CrmServices
{
    public static void AddX80Crms(this IServiceCollection services, ServerOptions options)
    {
        services.AddCrmClient();
        services.AddSingleton<CrmKeyBook>();
        services.AddSingleton<CrmDoors>();
        services.AddSingleton<CrmChoice>();
        services.AddSingleton<WorkspaceCrm>();
        services.AddSingleton<LocalDirectory>();
        services.AddSingleton<LocalDesk>();
        services.AddSingleton<LocalFieldBook>();
        services.AddSingleton<LocalStageBook>();
        services.AddSingleton<LocalTidying>();
        services.AddSingleton<LocalExport>();
        services.AddSingleton<LocalImport>();
        var isOwn = CrmDoors.Names.ToLookup(crm => crm.Value == options.Crm);
        foreach (var crm in isOwn[false])
        {
            services.AddSingleton(provider => Open(provider, crm));
        }

        services.AddSingleton<ICrmConnector, LocalCrm>();
        foreach (var crm in isOwn[true])
        {
            services.AddSingleton(provider => Open(provider, crm));
        }
    }

    private static ICrmConnector Open(IServiceProvider provider, Contract.Kinds.CrmName crm)
    {
        var book = provider.GetRequiredService<CrmKeyBook>();
        return provider.GetRequiredService<CrmDoors>().Open(crm, cancellationToken => book.FindAsync(crm, cancellationToken));
    }
}
