using System.Text.Json.Nodes;
using X80.Simulator.Crm.Affinity.Records;

namespace X80.Simulator.Crm.Affinity;

/// <summary>The answer of a request that is not carried out: as if it had been.</summary>
internal static class AffinityPretence
{
    public static AffinityReply Of(AffinityAccount account, AffinityRequest request) => (request.Method, request.Path) switch
    {
        ("DELETE", _) => AffinityReply.Success,
        ("POST", ["persons"]) => AffinityReply.Of(new AffinityEntity(account.NewId(), AffinityEntityKind.Person, account.Now).First()),
        ("POST", ["organizations"]) => AffinityReply.Of(new AffinityEntity(account.NewId(), AffinityEntityKind.Company, account.Now).First()),
        ("POST", ["opportunities"]) => AffinityReply.Of(new AffinityEntity(account.NewId(), AffinityEntityKind.Opportunity, account.Now).First()),
        ("POST", ["interactions"]) => AffinityReply.Of(new JsonObject { ["id"] = account.NewChatId(), ["type"] = 2, ["notes"] = new JsonArray(account.NewId()) }),
        ("POST", _) when !request.IsSecond => AffinityReply.Of(new JsonObject { ["id"] = account.NewId() }),
        ("PUT", [.., var id]) => AffinityReply.Of(new JsonObject { ["id"] = request.Id(id) }),
        _ => AffinityReply.Empty,
    };
}
