using X80.Conformance.Cases.Server.Attacks;

namespace X80.Conformance.Cases.Server;

/// <summary>The cases for servers, in the order of their ids.</summary>
internal static class ServerCases
{
    /// <summary>The attacks that are rows of tables, a table a group.</summary>
    public static IReadOnlyList<Attack> Attacks { get; } =
    [
        .. StateAttacks.All, .. IdAttacks.All, .. RaceAttacks.All, .. ReplayAttacks.All, .. BatchAttacks.All, .. KindAttacks.All,
        .. EncodingAttacks.All, .. FramingAttacks.All, .. AccessAttacks.All, .. LeakAttacks.All, .. LeftoverAttacks.All, .. ShareAttacks.All,
        .. FailureAttacks.All, .. ClickAttacks.All, .. CrmAttacks.All, .. TrailAttacks.All, .. LockAttacks.All,
    ];

    /// <summary>One in each group, each with another oracle: what a mutant of another group has to pass.</summary>
    public static IReadOnlyList<string> Sentinels { get; } =
    [
        "CRM-4/CR/4", "GATE-10/SC/8", "GATE-2/HT/9", "GATE-2/PS/1", "GATE-3/PS/6", "GATE-4/RP/1", "GATE-5/SH/7", "GATE-6/LO/1", "HUMAN-2/CK/4",
        "WIRE-4/RP/10",
    ];

    public static IReadOnlyList<ServerCase> NewSet()
    {
        var controls = Attacks.Select(attack => attack.Info.Group).Distinct().ToDictionary(group => group, _ => new GroupControl(), StringComparer.Ordinal);
        ServerCase[] cases =
        [
            new AbsentState(), new PlainSyncWhilePrivate(), new BodyClaimsShared(), new ReplayAfterFlip(), new ShareOneDragsNeighbour(),
            new OtherMembersConversation(), .. Attacks.Select(attack => new AttackCase(attack, controls[attack.Info.Group])),
        ];
        return [.. cases.OrderBy(each => each.Info.Id, CaseInfo.Order)];
    }
}
