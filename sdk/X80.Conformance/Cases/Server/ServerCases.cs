namespace X80.Conformance.Cases.Server;

/// <summary>The cases for servers, in the order of their ids.</summary>
internal static class ServerCases
{
    public static IReadOnlyList<ServerCase> NewSet() =>
    [
        new AbsentState(),
        new PlainSyncWhilePrivate(),
        new BodyClaimsShared(),
        new ReplayAfterFlip(),
        new ShareOneDragsNeighbour(),
        new OtherMembersConversation(),
    ];
}
