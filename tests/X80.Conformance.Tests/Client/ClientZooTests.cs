using X80.Conformance.SelfTests;
using X80.Zoo;

namespace X80.Conformance.Tests.Client;

/// <summary>The clients of the zoo as a list: each case has one that fails it.</summary>
public sealed class ClientZooTests
{
    private static readonly HashSet<string> Cases = [.. ClientVerification.Cases.Select(each => each.Id)];

    [Fact]
    public void Each_client_has_a_name_of_its_own_and_names_cases_that_there_are()
    {
        var names = ZooCatalog.Clients.Append(ZooCatalog.Harness).Select(client => client.Name).ToList();

        Assert.Equal(names.Distinct(), names);
        Assert.Empty(names.Intersect(ZooCatalog.Servers.Select(server => server.Name)));
        Assert.All(ZooCatalog.Clients, client => Assert.NotEmpty(client.MustFail));
        Assert.Empty(ZooCatalog.Clients.SelectMany(client => client.MustFail).Except(Cases));
    }

    [Fact]
    public void Each_case_has_a_sabotaged_client()
    {
        Assert.Empty(Cases.Except(ZooCatalog.Clients.SelectMany(client => client.MustFail)));
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
