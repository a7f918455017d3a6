using X80.Contract.Ids;
using X80.Contract.Ledgers;
using X80.ReferenceServer.Auditing;

namespace X80.ReferenceServer.Api;

/// <summary>An audit entry as the member sees it.</summary>
internal static class LedgerLine
{
    public static LedgerEntry Of(AuditRow row) => new()
    {
        Seq = row.Seq,
        At = DateTimeOffset.FromUnixTimeMilliseconds(row.At),
        Route = row.Route,
        ConversationId = row.ConversationId is null ? null : ConversationId.Parse(row.ConversationId),
        Counts = row.Counts,
        Allowed = row.Allowed == 1,
        Reason = row.Reason,
    };
}
