using X80.ReferenceServer.Background;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Delivering;
using X80.ReferenceServer.Transmitting;

namespace X80.ReferenceServer.Hosting;

/// <summary>What brings notes and activities to a remote CRM, and takes them away again.</summary>
internal static class DeliveryServices
{
    public static void AddX80Delivery(this IServiceCollection services)
    {
        services.AddSingleton<CrmConnectors>();
        services.AddSingleton<Markers>();
        services.AddSingleton<LiveCalls>();
        services.AddSingleton<CallDesk>();
        services.AddSingleton<DeletionBook>();
        services.AddSingleton<DeletionWorker>();
        services.AddSingleton<NotePlanner>();
        services.AddSingleton<NotePusher>();
        services.AddSingleton<NoteDelivery>();
        services.AddSingleton<ActivityDelivery>();
        services.AddSingleton<ActivityRewriting>();
        services.AddSingleton<Settling>();
        services.AddSingleton<NoteViewReader>();
        services.AddSingleton<Eraser>();
        services.AddSingleton<Publisher>();
        services.AddSingleton<Sweeper>();
        services.AddHostedService<DeletionJob>();
        services.AddHostedService<SweepJob>();
    }
}
