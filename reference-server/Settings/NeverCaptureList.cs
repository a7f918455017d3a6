using System.Text;
using X80.Contract.Ids;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Settings;

/// <summary>The never-capture lists of a member and of the workspace, and the overrides of single conversations (GATE-16).</summary>
internal sealed class NeverCaptureList(IStore store, SettingsDesk desk, ConversationTags tags, AuditTrail audit, TimeProvider time)
{
    private const string Route = "never-capture";
    private const int MostEntries = 1_000;
    private const int LabelLength = 100;
    private const int ValueLength = 256;
    private const string ByConversation = "conversation";
    private static readonly string[] Anchors = ["phone", "handle", "title", "id"];

    /// <summary>The member's own list.</summary>
    public Task<IReadOnlyList<NeverCaptureEntry>> ListAsync(MemberScope member, CancellationToken cancellationToken) =>
        store.ReadAsync(
            StoreRole.Of(member), session => session.Query<NeverCaptureEntry>("capture.entries_of_member", member), cancellationToken);

    /// <summary>The workspace's list, which holds for every member.</summary>
    public Task<IReadOnlyList<NeverCaptureEntry>> ListOfWorkspaceAsync(MemberScope member, CancellationToken cancellationToken) =>
        store.ReadAsync(
            StoreRole.Of(member), session => session.Query<NeverCaptureEntry>("capture.entries_of_workspace", member), cancellationToken);

    /// <summary>Puts a chat on the member's own list. What was transmitted before stays until it is withdrawn.</summary>
    /// <returns>The entry's id.</returns>
    /// <exception cref="SettingsRefusedException">Nothing was added; the message says why.</exception>
    public Task<string> AddAsync(Caller member, NeverCaptureDraft draft, CancellationToken cancellationToken)
    {
        Check(draft, [ByConversation, .. Anchors]);
        return store.WriteAsync(StoreRole.Of(member.Member), session => Add(session, member, draft, "member"), cancellationToken);
    }

    /// <summary>Puts a chat on the workspace's list: by number, handle, title or id, never by one member's conversation.</summary>
    /// <returns>The entry's id.</returns>
    /// <exception cref="SettingsRefusedException">Nothing was added; the message says why.</exception>
    public Task<string> AddForWorkspaceAsync(Caller administrator, NeverCaptureDraft draft, CancellationToken cancellationToken)
    {
        Check(draft, Anchors);
        return desk.AsAdministratorAsync(administrator, session => Add(session, administrator, draft, "workspace"), cancellationToken);
    }

    /// <returns>False when there is no such entry of this member.</returns>
    public Task<bool> RemoveAsync(Caller member, string entry, CancellationToken cancellationToken) =>
        store.WriteAsync(
            StoreRole.Of(member.Member), session => Remove(session, member, entry, "capture.drop_entry_of_member"), cancellationToken);

    /// <returns>False when there is no such entry of the workspace.</returns>
    public Task<bool> RemoveForWorkspaceAsync(Caller administrator, string entry, CancellationToken cancellationToken) =>
        desk.AsAdministratorAsync(
            administrator, session => Remove(session, administrator, entry, "capture.drop_entry_of_workspace"), cancellationToken);

    /// <returns>Null when the member has no such conversation.</returns>
    public Task<ExclusionState?> FindStateAsync(MemberScope member, ConversationId conversation, CancellationToken cancellationToken)
    {
        var arguments = new { member.Workspace, member.Member, Id = conversation.Value };
        return store.ReadAsync(
            StoreRole.Of(member),
            session => session.Find<string>("conversations.privacy", arguments) is null ? null : new ExclusionState(
                session.Query<string>("capture.scopes_of_conversation", arguments),
                session.Query<OverrideRow>("capture.overrides_of_conversation", arguments)),
            cancellationToken);
    }

    /// <summary>Lets one conversation be captured in spite of one reason, where an administrator permits it.</summary>
    /// <exception cref="SettingsRefusedException">It is not permitted, or there is no such conversation.</exception>
    public Task OverrideAsync(Caller member, ConversationId conversation, string reason, CancellationToken cancellationToken) =>
        store.WriteAsync(
            StoreRole.Of(member.Member),
            session =>
            {
                if (!WorkspaceSettings.Read(session, member.Member.Workspace).Overridable.Contains(reason))
                {
                    throw new SettingsRefusedException("An administrator does not permit this override. An entry of your own list can be removed.");
                }

                RequireOwn(session, member, conversation);
                session.Execute("capture.add_override", Arguments(member, conversation, reason));
                return Audit(session, member, conversation, $"override={reason}");
            },
            cancellationToken);

    /// <summary>Ends an override; always allowed.</summary>
    /// <exception cref="SettingsRefusedException">There is no such conversation.</exception>
    public Task EndOverrideAsync(Caller member, ConversationId conversation, string reason, CancellationToken cancellationToken) =>
        store.WriteAsync(
            StoreRole.Of(member.Member),
            session =>
            {
                RequireOwn(session, member, conversation);
                session.Execute("capture.drop_override", Arguments(member, conversation, reason));
                return Audit(session, member, conversation, $"override-ended={(NeverCaptureReason.All.Contains(reason) ? reason : "unknown")}");
            },
            cancellationToken);

    private static void Check(NeverCaptureDraft draft, IReadOnlyList<string> forms)
    {
        if (!forms.Contains(draft.Form))
        {
            throw new SettingsRefusedException($"A chat is named by one of: {string.Join(", ", forms)}.");
        }

        if (draft.Label.Length > LabelLength || draft.Label.Any(char.IsControl))
        {
            throw new SettingsRefusedException("A label is one line of at most 100 characters.");
        }

        var isRight = draft.Form switch
        {
            ByConversation => ConversationId.TryParse(draft.Value, out _),
            "phone" => draft.Value.Trim().StartsWith('+') && Crm.PhoneDigits.Of(draft.Value).Length is >= 7 and <= 15,
            _ => IsText(draft.Value),
        };
        if (!isRight)
        {
            throw new SettingsRefusedException(
                "Write a number with + and the country's code, a handle, title or id as the chat shows it (at most 256 characters).");
        }
    }

    /// <summary>A half of a surrogate pair reads as the replacement character, which no chat is named by.</summary>
    private static bool IsText(string value) =>
        !string.IsNullOrWhiteSpace(value)
        && value.EnumerateRunes().Count() <= ValueLength
        && value.EnumerateRunes().All(rune => rune != Rune.ReplacementChar && !Rune.IsControl(rune));

    private static void RequireOwn(StoreSession session, Caller member, ConversationId conversation)
    {
        if (session.Find<string>("conversations.privacy", new { member.Member.Workspace, member.Member.Member, Id = conversation.Value }) is null)
        {
            throw new SettingsRefusedException("There is no such conversation.");
        }
    }

    private string Add(StoreSession session, Caller caller, NeverCaptureDraft draft, string scope)
    {
        var (member, isWorkspaces) = (caller.Member, scope == "workspace");
        var held = session.Query<NeverCaptureEntry>(isWorkspaces ? "capture.entries_of_workspace" : "capture.entries_of_member", member);
        if (held.Count >= MostEntries)
        {
            throw new SettingsRefusedException("A list has at most 1,000 entries.");
        }

        var value = ConversationTags.Normalise(draft.Form, draft.Value);
        var entry = RandomId.New();
        session.Execute("capture.add_entry", new
        {
            member.Workspace,
            member.Member,
            Id = entry,
            Scope = scope,
            draft.Form,
            Channel = draft.Channel.Value,
            Label = draft.Label.Trim(),
            EnvelopeTag = draft.Form == ByConversation ? null : tags.EnvelopeTag(member.Workspace, draft.Channel, draft.Form, value),
            Now = time.GetUtcNow().ToUnixTimeMilliseconds(),
        });
        if (draft.Form == ByConversation)
        {
            RequireOwn(session, caller, ConversationId.Parse(value));
            session.Execute("capture.add_key_of_conversation", new { member.Workspace, member.Member, Entry = entry, Conversation = value });
        }
        else
        {
            IReadOnlyList<string> members = isWorkspaces ? session.Query<string>("capture.members", member) : [member.Member];
            foreach (var each in members.Select(id => member with { Member = id }))
            {
                AddKeys(session, each, entry, draft, value);
            }
        }

        Audit(session, caller, null, $"list={scope} added=1 form={draft.Form}");
        return entry;
    }

    private void AddKeys(StoreSession session, MemberScope member, string entry, NeverCaptureDraft draft, string value)
    {
        foreach (var keyTag in tags.KeyTags(member, draft.Channel, draft.Form, value))
        {
            session.Execute("capture.add_key", new { member.Workspace, member.Member, Entry = entry, KeyTag = keyTag });
        }
    }

    private bool Remove(StoreSession session, Caller caller, string entry, string statement)
    {
        var removed = session.Execute(statement, new { caller.Member.Workspace, caller.Member.Member, Id = entry });
        return removed == 1 && Audit(session, caller, null, "removed=1");
    }

    private object Arguments(Caller member, ConversationId conversation, string reason) => new
    {
        member.Member.Workspace,
        member.Member.Member,
        Conversation = conversation.Value,
        What = reason,
        Now = time.GetUtcNow().ToUnixTimeMilliseconds(),
    };

    private bool Audit(StoreSession session, Caller caller, ConversationId? conversation, string counts)
    {
        audit.Append(session, caller, new AuditEntry(Route, Allowed: true) { Conversation = conversation, Counts = counts });
        return true;
    }
}
