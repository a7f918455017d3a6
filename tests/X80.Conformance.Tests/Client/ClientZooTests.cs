using X80.Conformance.SelfTests;
using X80.Zoo;

namespace X80.Conformance.Tests.Client;

/// <summary>The clients of the zoo as a list: which cases have one that fails them, and which have none.</summary>
public sealed class ClientZooTests
{
    /// <summary>
    /// Cases that no client of the zoo fails: nothing shows yet that they can fail. A browser takes user-info away, spells a host in
    /// its own way and opens neither files nor windows for a script (HO/5, HO/9, EX/4, EX/6, EX/12, EX/2, WY/9, WY/10, WY/12); the others
    /// want a client whose capture itself is broken, for which the harness has no seam.
    /// </summary>
    private static readonly string[] WithoutClient =
    [
        "GUARD-1/HO/5", "GUARD-1/HO/9", "GUARD-2/WY/10", "GUARD-2/WY/12", "GUARD-2/WY/9", "GUARD-3/EX/12", "GUARD-3/EX/2", "GUARD-3/EX/4",
        "GUARD-3/EX/6", "HUMAN-2/AM/5", "HUMAN-7/LU/1", "HUMAN-7/LU/2", "HUMAN-8/PV/1", "WIRE-3/LD/1", "WIRE-3/LD/2", "WIRE-3/LD/3", "WIRE-3/LD/4",
    ];

    private static readonly HashSet<string> Cases = [.. ClientVerification.Cases.Select(each => each.Id)];

    [Fact]
    public void Each_client_has_a_name_of_its_own_and_names_cases_that_there_are()
    {
        var names = ZooCatalog.Clients.Append(ZooCatalog.Harness).Select(client => client.Name).ToList();

        Assert.Equal(names.Distinct(), names);
        Assert.Empty(names.Intersect(ZooCatalog.Servers.Select(server => server.Name)));
        Assert.Empty(ShownClients.Names.Except(names));
        Assert.All(ZooCatalog.Clients, client => Assert.NotEmpty(client.MustFail));
        Assert.Empty(ZooCatalog.Clients.SelectMany(client => client.MustFail).Except(Cases));
    }

    [Fact]
    public void Each_case_has_a_sabotaged_client_or_stands_in_the_list_of_those_without()
    {
        var named = ZooCatalog.Clients.SelectMany(client => client.MustFail).ToHashSet();

        Assert.Equal(Cases.Except(named).Order(StringComparer.Ordinal), WithoutClient.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sentinels_are_ten_cases()
    {
        Assert.Equal(10, ClientVerification.Sentinels.Distinct().Count());
        Assert.Empty(ClientVerification.Sentinels.Except(Cases));
    }

    [Fact]
    public void A_sabotaged_client_is_judged_by_its_own_cases_and_the_sentinels()
    {
        var entry = new ZooEntry("client", "hourly", "sabotaged", ["HUMAN-1/WC/1"], "");

        Assert.Equal(["HUMAN-1/WC/1", .. ClientVerification.Sentinels], SelfVerification.Selection(entry, full: false));
        Assert.Empty(SelfVerification.Selection(entry, full: true));
        Assert.Empty(SelfVerification.Selection(entry with { Kind = "odd", MustFail = [] }, full: false));
    }
}
