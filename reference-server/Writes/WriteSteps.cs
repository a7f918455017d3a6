using System.Security.Cryptography;
using X80.Contract.Consents;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Writes;

/// <summary>
/// The steps of one write inside its transaction. Each route calls them in the order of WIRE-6 (ownership, idempotency
/// conflict, its own privacy and link, repeat, click and consent) and ends with <see cref="Done"/>. A step that refuses
/// throws, and the transaction keeps nothing: a refused request spends nothing.
/// </summary>
internal sealed class WriteSteps
{
    private static readonly TimeSpan KeyLifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan OldestClick = TimeSpan.FromSeconds(150);
    private static readonly TimeSpan FutureClick = TimeSpan.FromSeconds(30);

    private readonly ExtWrite write;
    private readonly Tagger tagger;
    private readonly AuditTrail audit;
    private readonly byte[] keyTag;
    private readonly byte[] bodyTag;
    private readonly RememberedRow? remembered;
    private byte[]? clickTag;
    private WorkspaceSettings? settings;

    public WriteSteps(StoreSession session, ExtWrite write, Tagger tagger, AuditTrail audit, DateTimeOffset now)
    {
        (Session, this.write, this.tagger, this.audit, Now) = (session, write, tagger, audit, now);
        keyTag = KeyTag(tagger, write);
        bodyTag = tagger.Tag("idempotency-body", write.Raw.Span);
        var oldest = (now - KeyLifetime).ToUnixTimeMilliseconds();
        remembered = session.Find<RememberedRow>(
            "writes.idempotency", new { Member.Workspace, Member.Member, Tag = keyTag, Oldest = oldest });
    }

    public StoreSession Session { get; }

    public DateTimeOffset Now { get; }

    public MemberScope Member => write.Caller.Member;

    /// <summary>What the workspace's administrator decided, as it stands in this transaction.</summary>
    public WorkspaceSettings Settings => settings ??= WorkspaceSettings.Read(Session, Member.Workspace);

    /// <summary>The outcome of the same request before, or null when this is the first.</summary>
    public string? Repeated => remembered?.Outcome;

    public static byte[] KeyTag(Tagger tagger, ExtWrite write) =>
        tagger.Tag("idempotency-key", write.Caller.Member.Member, write.Target, write.Key.Value);

    public ConversationRow Own(ConversationId id) => ConversationRow.Own(Session, Member, id);

    /// <summary>The key was used for another body, or for this one in a request that is not over yet.</summary>
    public void RefuseKeyInUse()
    {
        if (remembered is not null && !CryptographicOperations.FixedTimeEquals(remembered.BodyTag, bodyTag)
            || write.Ahead is { } ahead && !ahead.Raw.Span.SequenceEqual(write.Raw.Span))
        {
            throw Refusal.IdempotencyMismatch();
        }

        if (write.Ahead is not null || remembered?.RunningUntil > Now.ToUnixTimeMilliseconds())
        {
            throw Refusal.IdempotencyRunning();
        }
    }

    /// <summary>Under the workspace's lock no token shares anything (GATE-3); the member does, in the web app.</summary>
    public void RefuseUnderLock()
    {
        if (Settings.PrivacyChange != PrivacyAuthority.Client && !write.Caller.ByWebApp)
        {
            throw Refusal.PrivacyLocked();
        }
    }

    /// <summary>Spends the click that paid for this write, and checks that it was given for exactly what is to be stored.</summary>
    /// <param name="consent">The claim.</param>
    /// <param name="action">What this route does.</param>
    /// <param name="shown">The conversation as it stands, where the route names one.</param>
    /// <param name="to">The record it goes to, as it stands.</param>
    public void Spend(ConsentClaim consent, ConsentAction action, ConversationRow? shown, ConsentTarget? to)
    {
        if (write.ArrivedAt - consent.ClickedAt > OldestClick || consent.ClickedAt - write.ArrivedAt > FutureClick)
        {
            throw Refusal.ClickExpired();
        }

        clickTag = tagger.Tag("click", Member.Member, consent.ClickId.Value);
        var click = new { Member.Workspace, Member.Member, Tag = clickTag, Now = Now.ToUnixTimeMilliseconds() };
        if (Session.Find<long>("writes.click_spent", click) > 0)
        {
            throw Refusal.ClickSpent();
        }

        int? already = shown is null ? null : (int)shown.Held;
        var agreed = ConsentPayload.Hash(action, shown?.ConversationId, to, already, write.Element);
        if (consent.Action != action || consent.PayloadHash != agreed)
        {
            throw Refusal.ConsentMismatch();
        }

        Session.Run("writes.spend_click", click);
    }

    /// <summary>Remembers the outcome under the idempotency key and writes the audit entry.</summary>
    public void Done(string outcome, ConversationId? conversation, string? counts = null)
    {
        var now = Now.ToUnixTimeMilliseconds();
        Session.Run(
            "writes.remember",
            new
            {
                Member.Workspace,
                Member.Member,
                Tag = keyTag,
                BodyTag = bodyTag,
                Outcome = outcome,
                Now = now,
                RunningUntil = write.TellsReplicas ? now + (long)WritesInFlight.MarkLife.TotalMilliseconds : 0,
            });
        write.IsMarked = write.TellsReplicas;
        audit.Append(Session, write.Caller, new AuditEntry(write.Route, Allowed: true)
        {
            Conversation = conversation,
            ClickTag = clickTag,
            Counts = counts,
        });
    }
}
