using System.Diagnostics;
using X80.Contract.Json;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Accounts;
using X80.ReferenceServer.Accounts.Codes;
using X80.ReferenceServer.Api;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Backup;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Local;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Privacy;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Storage.Postgres;
using X80.ReferenceServer.Storage.Sqlite;
using X80.ReferenceServer.Telemetry;
using X80.ReferenceServer.Transmitting;
using X80.ReferenceServer.Web;
using X80.ReferenceServer.Writes;

namespace X80.ReferenceServer.Hosting;

/// <summary>What the server is made of.</summary>
internal static class ServerServices
{
    public static void AddX80Server(this IServiceCollection services, ServerOptions options, TimeProvider time)
    {
        services.AddSingleton(options);
        services.AddSingleton(time);
        AddOperations(services, options);
        AddStorage(services, options);
        AddAccess(services);
        AddCapture(services);
        services.AddX80Crms(options);
        services.AddX80Delivery();
        services.AddX80Web(options);
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ContractJsonContext.Default));
        services.AddOpenApi(ExtApi.DocumentName, ExtDocument.Describe);
    }

    private static void AddOperations(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<ServerMetrics>();
        services.AddSingleton<DistributedContextPropagator, DeafPropagator>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<Shutdown>();
        services.AddHostedService(provider => provider.GetRequiredService<Shutdown>());
        services.Configure<HostOptions>(host => host.ShutdownTimeout = Shutdown.Limit + options.DrainDelay);
        if (options.TelemetryEndpoint is { } collector)
        {
            services.AddCollector(new Uri(collector));
        }
    }

    private static void AddStorage(IServiceCollection services, ServerOptions options)
    {
        if (options.PostgresAddress is { } address)
        {
            services.AddSingleton(_ => new PostgresPool(address));
            services.AddSingleton(new SqlCatalog("Postgres"));
            services.AddSingleton<IStoreSchema, PostgresSchema>();
            services.AddSingleton<IStore, PostgresStore>();
        }
        else
        {
            services.AddSingleton(new SqliteFile(options.DatabasePath));
            services.AddSingleton(new SqlCatalog("Sqlite"));
            services.AddSingleton<IStoreTriggers, StoreTriggers>();
            services.AddSingleton<DatabaseCheck>();
            services.AddHostedService<ServerLock>();
            services.AddSingleton<IStoreSchema, SqliteSchema>();
            services.AddSingleton<IStore, SqliteStore>();
        }

        services.AddSingleton(new KeyFolder(options.KeysFolderOrDefault));
        services.AddSingleton<IEpochKeyService>(provider => provider.GetRequiredService<KeyFolder>());
        services.AddSingleton<EpochKeys>();
        services.AddSingleton<EpochRotation>();
        services.AddSingleton<SqliteBackup>();
        services.AddSingleton<LivingUpkeep>();
        services.AddSingleton(provider => new ServerUpkeep(
            provider.GetRequiredService<ServerOptions>(),
            provider.GetRequiredService<EpochRotation>(),
            provider.GetRequiredService<AuditVerifier>(),
            provider.GetRequiredService<SqliteBackup>(),
            provider.GetRequiredService<LivingUpkeep>()));
        services.AddHostedService<RotationJob>();
        services.AddSingleton<ConversationKeys>();
        services.AddSingleton(provider => new Tagger(provider.GetRequiredService<KeyFolder>().ReadTagKey()));
    }

    private static void AddAccess(IServiceCollection services)
    {
        services.AddSingleton<Installation>();
        services.AddSingleton(provider => provider.GetRequiredService<Installation>().Prepare());
        services.AddSingleton<TokenBook>();
        services.AddX80Accounts();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<HeadBook>();
        services.AddSingleton<HeadSigner>();
        services.AddSingleton<SegmentSweep>();
        services.AddSingleton<AuditVerifier>();
        services.AddHostedService<HeadJob>();
        services.AddSingleton<SettingsDesk>();
        services.AddSingleton<WorkspaceZone>();
        services.AddSingleton<NeverCaptureList>();
        services.AddSingleton<SnippetBook>();
        services.AddSingleton<ConversationTags>();
        services.AddSingleton<IStrictJson, StrictJson>();
        services.AddSingleton<ExtRequests>();
        services.AddSingleton<RateGate>();
        services.AddSingleton<DemoRecords>();
        services.AddSingleton(provider => new ServerAdmin(
            provider.GetRequiredService<IStore>(),
            provider.GetRequiredService<WorkspaceInfo>(),
            provider.GetRequiredService<TokenBook>(),
            provider.GetRequiredService<OneTimeCodes>(),
            provider.GetRequiredService<DemoRecords>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ServerProbe(
            provider.GetRequiredService<ServerOptions>(),
            provider.GetRequiredService<IStore>(),
            provider.GetRequiredService<MessageStore>(),
            provider.GetRequiredService<NoteBook>()));
    }

    private static void AddCapture(IServiceCollection services)
    {
        services.AddSingleton<IPrivacyGate, PrivacyGate>();
        services.AddSingleton<IPrivacyReader, PrivacyReader>();
        services.AddSingleton<GateKeeper>();
        services.AddSingleton<MessageStore>();
        services.AddSingleton<NoteBook>();
        services.AddSingleton<TranscriptUpkeep>();
        services.AddSingleton<ConversationReader>();
        services.AddSingleton<ConversationLister>();
        services.AddSingleton<WritesInFlight>();
        services.AddSingleton<WriteDesk>();
        services.AddSingleton<OpenWrite>();
        services.AddSingleton<LinkWrite>();
        services.AddSingleton<PrivacyWrite>();
        services.AddSingleton<SyncWrite>();
        services.AddSingleton<ShareWrite>();
        services.AddSingleton<TakeBackWrite>();
        services.AddSingleton<RecordWrite>();
        services.AddSingleton<EditWrite>();
        services.AddSingleton<RecordDesk>();
        services.AddSingleton<CrmUse>();
    }
}
