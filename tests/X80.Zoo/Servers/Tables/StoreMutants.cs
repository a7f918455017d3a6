namespace X80.Zoo.Servers.Tables;

/// <summary>Servers with a defect in a statement, in the gate or in the wall.</summary>
internal static class StoreMutants
{
    private const string AuditValues = "values (@Workspace, @Member, @Seq, @At, @Token, @Conversation, @ClickTag, @Route, @Counts, @Allowed, @Reason, @Hash)";

    public static IReadOnlyList<SabotagedServer> All { get; } =
    [
        new SqlMutant("forgets-withheld", "Forgets what was taken back.", ["GATE-5/LO/6", "GATE-5/SH/9"], ("messages.withhold", null, SqlMutant.Nothing)),
        new SqlMutant("counts-after-the-flip", "Leaves the count in an activity of a Private conversation.", ["GATE-4/RC/10"], ("crm.clear_counts", null, SqlMutant.Nothing)),
        new SqlMutant("activities-outlive", "Leaves the activities of what was withdrawn.", ["GATE-6/LO/8"], ("crm.drop_activities", null, SqlMutant.Nothing)),
        new SqlMutant("keeps-old-texts", "Keeps the text before an edit.", ["GATE-6/LO/9", "GATE-10/LO/10"], ("messages.marks", "select message_id, read_at", "select message_id, 9000000000000000 as read_at")),
        new SqlMutant("no-trail-of-refusals", "Leaves no trail of a refusal.", ["GATE-11/AD/1"], ("audit.recent_refusal", null, "select 1")),
        NoTrail("no-trail-of-syncs", "a sync", "GATE-11/AD/2", "%/sync"),
        NoTrail("no-trail-of-flips", "a flip", "GATE-11/AD/3", "%/privacy"),
        NoTrail("no-trail-of-reads", "a reading", "GATE-11/AD/4", "GET %"),
        NoTrail("no-trail-of-withdrawals", "a withdrawal", "GATE-11/AD/5", "%/withdraw"),
        NoTrail("no-trail-of-shares", "a share", "GATE-11/AD/6", "POST %/messages"),
        new SqlMutant("once-shared-always-shared", "Takes a conversation that holds messages for Shared.", ["GATE-2/PS/15", "GATE-4/LO/7", "GATE-5/SH/7"], ("conversations.privacy", "select privacy from conversations", "select case when held > 0 then 'shared' else privacy end as privacy from conversations")),
        new WallMutant("wall-takes-never-set", "Its wall lets in what no flip was ever made for.", ["GATE-1/PS/3", "GATE-3/PS/12", "GATE-3/PS/14"], "exists (select 1 from conversations c where c.id = new.conversation_id and c.privacy_epoch = 0)"),
        new WallMutant("wall-takes-what-holds", "Its wall lets in where messages are.", ["GATE-2/PS/15", "GATE-4/LO/7", "GATE-5/SH/7"], "exists (select 1 from conversations c where c.id = new.conversation_id and c.held > 0)"),
        new GateMutant("flags-forbid-nothing", "Does not look at what a reading says of the chat.", ["GATE-16/TM/8"], question => question with { Flags = [] }),
        new GateAtArrival(),
        new KeepsBrokenOff(),
    ];

    private static SqlMutant NoTrail(string name, string act, string mustFail, string route) => new(
        name, $"Leaves no trail of {act}.", [mustFail], ("audit.add", AuditValues, $"select {AuditValues["values (".Length..^1]} where not (@Route like '{route}' and @Allowed = 1)"));
}
