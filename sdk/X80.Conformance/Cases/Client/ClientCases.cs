using X80.Conformance.Cases.Client.Misdeeds;
using X80.Simulator.Practice.Channels;

namespace X80.Conformance.Cases.Client;

/// <summary>The cases for clients, in the order of their ids.</summary>
internal static class ClientCases
{
    public static IReadOnlyList<ClientCase> All { get; } =
    [
        .. new[]
        {
            SilenceCases.All, FalseClickCases.All, SpendingCases.All, LaterCases.All, ReachCases.All, PageCases.All, ReadingCases.All, HostCases.All,
            WayCases.All, LinkCases.All, PermissionCases.All, SnippetCases.All,
        }.SelectMany(table => table).OrderBy(each => each.Id, CaseInfo.Order),
    ];

    /// <summary>Those that can be played on a page: that of the first channel, or one from a channel's folder.</summary>
    public static IReadOnlyList<ClientCase> On(ChannelPage? page) => page is null ? All : [.. All.Where(each => !each.NeedsMarks)];

    /// <summary>Ten, each with another oracle: what a sabotaged client has to pass beside the cases that it is named for.</summary>
    public static IReadOnlyList<string> Sentinels { get; } =
    [
        "GUARD-1/HO/1", "GUARD-3/EX/1", "GUARD-4/PM/2", "HUMAN-2/AM/2", "HUMAN-3/FC/1", "HUMAN-4/OPEN/1", "HUMAN-5/PG/1", "HUMAN-7/EG/2", "READ-1/RD/1",
        "WIRE-10/TK/1",
    ];
}
