using X80.Conformance.Reports;
using X80.Conformance.Tests.Support;
using X80.Zoo;
using X80.Zoo.Servers;

namespace X80.Conformance.Tests.Server;

/// <summary>The zoo as a list: which cases have a server that fails them, and which have none.</summary>
public sealed class ZooTests
{
    /// <summary>
    /// Cases that no server of the zoo fails: nothing shows yet that they can fail. The must-accept ones (BM/5, CK/13, LK/4) and
    /// LO/1, LO/5, ID/16, AU/12, RP/8, RP/9, SH/12 and BM/7 want one; HT/10, HT/14, HT/15, TM/1 and ID/11 are refused by the transport,
    /// or by the consent, before code of ours that could be sabotaged sees them.
    /// </summary>
    private static readonly string[] WithoutServer =
    [
        "GATE-14/CK/13", "GATE-2/BM/5", "GATE-2/BM/7", "GATE-2/HT/10", "GATE-2/HT/14", "GATE-2/HT/15", "GATE-2/ID/11", "GATE-2/ID/16",
        "GATE-3/LK/4", "GATE-4/LO/5", "GATE-4/RP/9", "GATE-5/SH/12", "GATE-6/LO/1", "GATE-8/AU/12", "GATE-8/RP/8", "GATE-9/TM/1",
    ];

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
    public void Each_case_has_a_sabotaged_server_or_stands_in_the_list_of_those_without()
    {
        var named = ZooCatalog.Servers.SelectMany(server => server.MustFail).ToHashSet();

        Assert.Equal(Cases.Except(named).Order(StringComparer.Ordinal), WithoutServer.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sentinels_are_ten_cases()
    {
        Assert.Equal(10, ServerVerification.Sentinels.Distinct().Count());
        Assert.Empty(ServerVerification.Sentinels.Except(Cases));
    }
}
