using System.Security.Cryptography;
using System.Text;
using X80.Contract.Ids;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Auditing;

/// <summary>The audit trail of GATE-11: append-only, one hash chain a member.</summary>
internal sealed class AuditTrail(IStore store, TimeProvider time)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    /// <summary>Adds an entry in the transaction of what it tells of.</summary>
    public void Append(StoreSession session, Caller caller, AuditEntry entry)
    {
        var last = Last(session, caller.Member);
        var row = new AuditRow
        {
            Seq = (last?.Seq ?? 0) + 1,
            At = time.GetUtcNow().ToUnixTimeMilliseconds(),
            TokenId = caller.TokenId,
            ConversationId = entry.Conversation?.Value,
            ClickTag = entry.ClickTag,
            Route = entry.Route,
            Counts = entry.Counts,
            Allowed = entry.Allowed ? 1 : 0,
            Reason = entry.Reason,
        };
        session.Run("audit.add", new
        {
            caller.Member.Workspace,
            caller.Member.Member,
            row.Seq,
            row.At,
            Token = row.TokenId,
            Conversation = row.ConversationId,
            row.ClickTag,
            row.Route,
            row.Counts,
            row.Allowed,
            row.Reason,
            Hash = Link(last?.Hash ?? [], row),
        });
    }

    public Task WriteReadAsync(Caller caller, HttpContext http, ConversationId conversation, int count, CancellationToken cancellationToken)
    {
        var entry = new AuditEntry(ExtRequests.RouteOf(http), Allowed: true) { Conversation = conversation, Counts = $"read={count}" };
        return store.WriteAsync(StoreRole.Of(caller.Member), session => Add(session, caller, entry), cancellationToken);
    }

    /// <summary>A page that shows notes: one entry for each conversation whose note it holds, in the reader's own chain.</summary>
    public Task WritePageReadAsync(
        Caller reader, string page, IReadOnlyList<(ConversationId Conversation, int Parts)> notes, CancellationToken cancellationToken) =>
        notes.Count == 0
            ? Task.CompletedTask
            : store.WriteAsync(
                StoreRole.Of(reader.Member),
                session =>
                {
                    foreach (var (conversation, parts) in notes)
                    {
                        Append(session, reader, new AuditEntry(page, Allowed: true) { Conversation = conversation, Counts = $"read={parts}" });
                    }

                    return true;
                },
                cancellationToken);

    /// <summary>Repeated refusals of one token are one entry a minute.</summary>
    public Task WriteRefusalAsync(Caller caller, HttpContext http, string reason, CancellationToken cancellationToken)
    {
        var route = ExtRequests.RouteOf(http);
        ConversationId? conversation =
            http.Request.RouteValues.TryGetValue("id", out var value) && ConversationId.TryParse(value as string, out var id) ? id : null;
        var since = (time.GetUtcNow() - Quiet).ToUnixTimeMilliseconds();
        return store.WriteAsync(
            StoreRole.Of(caller.Member),
            session =>
            {
                var recent = session.Find<long>(
                    "audit.recent_refusal",
                    new { caller.Member.Workspace, caller.Member.Member, Since = since, Token = caller.TokenId, Route = route, Reason = reason });
                return recent > 0 || Add(
                    session, caller, new AuditEntry(route, Allowed: false) { Conversation = Owned(session, caller, conversation), Reason = reason });
            },
            cancellationToken);
    }

    /// <summary>Sequence number and hash of the chain's last entry, also where that went at the retention.</summary>
    public static AuditRow? Last(StoreSession session, MemberScope member) =>
        session.Find<AuditRow>("audit.last", member) ?? session.Find<AuditRow>("audit.cut", member);

    /// <param name="chain">What is left of it.</param>
    /// <param name="cut">What it goes on from; null where nothing went at the retention.</param>
    /// <returns>The sequence number of the first entry that does not fit the chain, or null when all do.</returns>
    public static long? FirstBroken(IReadOnlyList<AuditRow> chain, AuditCut? cut = null)
    {
        var previous = cut?.Hash ?? [];
        var expected = (cut?.Seq ?? 0) + 1;
        foreach (var row in chain)
        {
            if (row.Seq != expected++ || !row.Hash.AsSpan().SequenceEqual(Link(previous, row)))
            {
                return row.Seq;
            }

            previous = row.Hash;
        }

        return null;
    }

    private static byte[] Link(byte[] previous, AuditRow row) => SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(row.ChainText())]);

    /// <summary>An id that is not the caller's own is free text of theirs, and is not kept.</summary>
    private static ConversationId? Owned(StoreSession session, Caller caller, ConversationId? id) =>
        id is { } known
        && session.Find<string>("conversations.privacy", new { caller.Member.Workspace, caller.Member.Member, Id = known.Value }) is not null
            ? known
            : null;

    private bool Add(StoreSession session, Caller caller, AuditEntry entry)
    {
        Append(session, caller, entry);
        return true;
    }
}
