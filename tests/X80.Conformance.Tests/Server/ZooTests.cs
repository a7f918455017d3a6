using X80.Conformance.Reports;
using X80.Conformance.Tests.Support;
using X80.Zoo;
using X80.Zoo.Servers;

namespace X80.Conformance.Tests.Server;

/// <summary>The zoo as a list: each case has a server that fails it.</summary>
public sealed class ZooTests
{
    private static readonly HashSet<string> Cases = [.. ServerVerification.Cases.Select(each => each.Id)];

    [Fact]
    public void Each_server_has_a_name_of_its_own_and_names_cases_that_there_are()
    {
        var names = ZooCatalog.Servers.Concat(ZooCatalog.OddServers).Select(server => server.Name).Concat(ZooCatalog.DegenerateServers.Select(server => server.Name)).ToList();

        Assert.Equal(names.Distinct(), names);
        Assert.All(ZooCatalog.Servers, server => Assert.NotEmpty(server.MustFail));
        Assert.Empty(ZooCatalog.Servers.SelectMany(server => server.MustFail).Except(Cases));
    }

    [Fact]
    public void The_zoo_holds_three_odd_servers_and_eight_that_do_nothing()
    {
        Assert.Equal((3, 8), (ZooCatalog.OddServers.Count, ZooCatalog.DegenerateServers.Count));
    }

    [Fact]
    public async Task The_server_as_it_ships_passes_every_case_at_the_deepest_sight()
    {
        var report = await Servers.JudgeAsync(new ZooBackend());

        var wrong = Servers.Verdicts(report).Where(line => !line.EndsWith(" PASS", StringComparison.Ordinal)).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(ServerVerification.Cases.Count, report.Parts[0].Cases.Count);
        Assert.Equal((SightLevel.L3, 0), (report.Parts[0].Sight, report.ExitCode));
    }

    [Fact]
    public void Each_case_has_a_sabotaged_server()
    {
        Assert.Empty(Cases.Except(ZooCatalog.Servers.SelectMany(server => server.MustFail)));
    }

    [Fact]
    public void Sentinels_are_ten_cases()
    {
        Assert.Equal(10, ServerVerification.Sentinels.Distinct().Count());
        Assert.Empty(ServerVerification.Sentinels.Except(Cases));
    }
}
