using X80.Contract.Kinds;
using X80.ReferenceServer.Crm.Affinity;
using X80.ReferenceServer.Crm.Attio;
using X80.ReferenceServer.Crm.Matching;
using X80.ReferenceServer.Crm.Remote;

namespace X80.ReferenceServer.Crm.Keeping;

/// <summary>Connectors of the CRMs that this server knows elsewhere, each by the stored key or by one that is only tried.</summary>
internal sealed class CrmDoors(ServerOptions options, IHttpClientFactory http, TimeProvider time)
{
    /// <value>The CRMs that take a key.</value>
    public static IReadOnlyList<CrmName> Names { get; } = [CrmName.Attio, CrmName.Affinity];

    /// <param name="crm">One of <see cref="Names"/>.</param>
    /// <param name="key">The key, asked for before each request.</param>
    public ICrmConnector Open(CrmName crm, Func<CancellationToken, ValueTask<string?>> key) => crm.Value switch
    {
        "attio" => new AttioCrm(
            new AttioPlace(new Uri(options.AttioAddress), options.AttioNextStep) { Activity = options.AttioActivity }, () => http.CreateClient(CrmClient.Name), key,
            new RecordMatcher(options.PhoneRegionOrNone), time),
        "affinity" => new AffinityCrm(
            new AffinityPlace(new Uri(options.AffinityAddress)) { DealList = options.AffinityDealList is { } list ? AffinityIds.Parse(list) : null }, () => http.CreateClient(CrmClient.Name), key,
            new RecordMatcher(options.PhoneRegionOrNone), time),
        _ => throw new ArgumentOutOfRangeException(nameof(crm), crm, "No CRM of this name takes a key."),
    };
}
