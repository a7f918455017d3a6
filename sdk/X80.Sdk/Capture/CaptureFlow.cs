using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.Sdk.Capture.Known;
using X80.Sdk.Channels;
using X80.Sdk.Client;
using X80.Sdk.Clicks;
using X80.Sdk.Reading;
using X80.Sdk.Sent;
using X80.Sdk.Snippets;

namespace X80.Sdk.Capture;

/// <summary>
/// What each command does, and not a request more: the table "Clicks" of the contract in code. <see cref="State"/> moves
/// with every fact established, so that after a failure it still says where one stands. The acts end by exceptions that
/// <see cref="CaptureFailures"/> turns into sentences.
/// </summary>
internal sealed partial class CaptureFlow(
    OpenChatReader reader, SnippetPlacer placer, Channel channel, CaptureClient client, LedgeredSend ledger, IConfirmedChats confirmed, TimeProvider time)
{
    // As many as a screen shows: what is remembered of each chat to know it again.
    private const int RememberedMessages = 40;

    private readonly Twins twins = new(confirmed);

    private HeldChat? held;

    public CaptureState State { get; private set; } = new() { Phase = CapturePhase.Idle, ChannelName = channel.DisplayName };

    public bool HoldsReading => held?.Reading is not null;

    /// <summary>How long what was read may still wait; null where nothing is held.</summary>
    public TimeSpan? ReadingLeft => HoldsReading ? held!.Left : null;

    /// <summary>Asks who we are: free of any click.</summary>
    public async Task<UnavailableReason?> LearnSessionAsync(CancellationToken cancellationToken)
    {
        var read = await client.GetSessionAsync(cancellationToken).ConfigureAwait(false);
        var reason = read.IsAvailable ? (UnavailableReason?)null : read.Reason ?? UnavailableReason.NotServed;
        State = State with
        {
            Session = read.Value,
            SessionUnavailable = reason is { } why ? Sentence(CaptureFailures.OfReason(why)) : null,
        };
        if (reason is null)
        {
            await ReadSnippetsAsync(cancellationToken).ConfigureAwait(false);
        }

        return reason;
    }

    public Task RunAsync(CaptureCommand command, HumanClick click, CancellationToken cancellationToken)
    {
        State = State with { Outcome = null };
        return CarryOutAsync(command, click, cancellationToken);
    }

    private Task CarryOutAsync(CaptureCommand command, HumanClick click, CancellationToken cancellationToken) => command switch
    {
        CaptureCommand.Sync => SyncAsync(click, cancellationToken),
        CaptureCommand.Search search => SearchAsync(search.Query, click, cancellationToken),
        CaptureCommand.Create create => CreateAsync(create, click, cancellationToken),
        CaptureCommand.Link link => LinkAsync(link, click, cancellationToken),
        CaptureCommand.Unlink unlink => ChangeAsync(SentEntry.Unlink, click, id => client.UnlinkAsync(id, unlink.Note, cancellationToken), cancellationToken),
        CaptureCommand.SetShared => SetSharedAsync(click, cancellationToken),
        CaptureCommand.SetPrivate flip => SetPrivateAsync(flip.History, click, cancellationToken),
        CaptureCommand.Send => SendAsync(click, byReading: false, cancellationToken),
        CaptureCommand.SameChat => ConfirmSameChatAsync(click, cancellationToken),
        CaptureCommand.OtherChat => DenySameChatAsync(click),
        CaptureCommand.ShareOne share => ShareOneAsync(share.MessageId, click, cancellationToken),
        CaptureCommand.TakeBack back => TakeBackAsync(back.MessageId, click, cancellationToken),
        CaptureCommand.Withdraw => WithdrawAsync(click, cancellationToken),
        CaptureCommand.ShowSent => ShowSentAsync(click, cancellationToken),
        CaptureCommand.EditField edit => EditAsync(edit, click, cancellationToken),
        CaptureCommand.LogActivity log => LogAsync(log.Typed, click, cancellationToken),
        CaptureCommand.MoreActivities => MoreActivitiesAsync(click, cancellationToken),
        CaptureCommand.Insert insert => InsertAsync(insert.SnippetId, click, cancellationToken),
        CaptureCommand.ReloadSnippets => ReadSnippetsAsync(cancellationToken),
        CaptureCommand.Dismiss => Task.CompletedTask,
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "No such command."),
    };

    private async Task SyncAsync(HumanClick click, CancellationToken cancellationToken)
    {
        Forget();
        if (State.Session is null && await LearnSessionAsync(cancellationToken).ConfigureAwait(false) is { } reason)
        {
            throw new CaptureRefusedException(CaptureFailures.OfReason(reason).Code);
        }

        reader.Policy = placer.Policy = State.Session!.Packs;
        var reading = await reader.ReadAsync(click, cancellationToken).ConfigureAwait(false);
        var tags = TagsOf(reading.Identity);
        var chosen = reading.Identity.Strength == IdentityStrength.Weak
            ? twins.Choose(place => KeyOf(reading.Identity, place), tags) : new TwinChoice(KeyOf(reading.Identity), IsOneOfSeveral: false);
        var chat = new HeldChat(reading, chosen.Key, tags, time);
        // Without envelope first: only the answer says whether the chat is linked, and a linked chat's name is never sent.
        var opened = await client.OpenAsync(channel.Kind, chat.Key, cancellationToken).ConfigureAwait(false);
        held = chat;
        State = State with { Chat = reading.Identity, Report = reading.Report, PackNotice = reading.PackNotice };
        var conversation = opened.Conversation.Link is null ? await OpenRenamedAsync(chat, cancellationToken).ConfigureAwait(false) : null;
        Weigh(chat, chosen, conversation ?? opened.Conversation);
        Show(conversation ?? opened.Conversation);
        if (State.Conversation!.Link is null)
        {
            await SuggestAsync(chat, click, cancellationToken).ConfigureAwait(false);
            return;
        }

        await ReadRecordAsync(cancellationToken).ConfigureAwait(false);
        if (State.Phase == CapturePhase.Preview && WasSentBefore(State.Conversation!))
        {
            await SendAsync(click, byReading: true, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The conversation of a linked chat that this one seems to be under another name; its name is then sent nowhere.</summary>
    private async Task<Conversation?> OpenRenamedAsync(HeldChat chat, CancellationToken cancellationToken)
    {
        if (confirmed.FindRenamed(chat.NameKey, chat.Messages) is not { } known)
        {
            return null;
        }

        var opened = await client.OpenAsync(channel.Kind, known.Before, cancellationToken).ConfigureAwait(false);
        if (opened.Conversation.Link is null)
        {
            return null;
        }

        chat.Be(known);
        return opened.Conversation;
    }

    /// <summary>
    /// Doubts a linked chat of which nothing proves that it is this one. Where it is the only one of its title, the backend
    /// doubts a Shared one that holds messages (GATE-14): then nothing is asked here that the backend knows better.
    /// </summary>
    private void Weigh(HeldChat chat, TwinChoice chosen, Conversation conversation)
    {
        if (conversation.Link is null || chat.Identity.Strength != IdentityStrength.Weak || chat.IsDoubted)
        {
            return;
        }

        var isStrange = chat.Messages.Count > 0 && confirmed.Recognises(chat.Key, chat.Messages) == false;
        var backendDoubts = conversation.Privacy.IsShared && conversation.Transmitted.Messages > 0;
        if (chosen.IsOneOfSeveral && !chat.IsRenamed || isStrange && !backendDoubts)
        {
            chat.Doubt();
        }
        else if (isStrange)
        {
            chat.Estrange();
        }
    }

    private async Task SuggestAsync(HeldChat chat, HumanClick click, CancellationToken cancellationToken)
    {
        if (!State.Session!.Scopes.Contains(Scope.Records))
        {
            return;
        }

        var body = Consent.GiveByReading(click, new ConsentTerms(ConsentAction.Suggest), client.Clock.Offset, claim => new OpenConversation
        {
            Channel = channel.Kind,
            Key = chat.Key,
            Title = chat.Identity.Title is { } title ? Truncated(title, State.Session.Limits.TitleCharacters) : null,
            Phone = chat.Identity.Phone,
            Handle = chat.Identity.Handle,
            Consent = claim,
        });
        var opened = await ledger.SendAsync(Line(ConsentAction.Suggest, click, 0), () => client.SuggestAsync(body, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        Show(opened.Conversation);
        State = State with { Suggestions = opened.Suggestions };
    }

    private async Task SearchAsync(string query, HumanClick click, CancellationToken cancellationToken)
    {
        if (query.Trim() is not { Length: >= 2 } words)
        {
            throw new CaptureRefusedException("search-too-short");
        }

        Spend(click);
        var hits = await client.SearchAsync(words, kind: null, cancellationToken).ConfigureAwait(false);
        State = hits.IsUnavailable
            ? throw new CaptureRefusedException(CaptureFailures.OfReason(hits.Reason.Value).Code)
            : State with { Hits = hits.Value?.Items ?? [] };
    }

    private async Task CreateAsync(CaptureCommand.Create create, HumanClick click, CancellationToken cancellationToken)
    {
        RequireConversation(click);
        if (create.Name.Trim().Length == 0)
        {
            throw new CaptureRefusedException("empty-name");
        }

        var body = Consent.Give(click, new ConsentTerms(ConsentAction.Create), client.Clock.Offset, claim => new CreateRecord
        {
            Kind = create.Kind,
            Name = create.Name,
            Phone = create.Phone,
            Consent = claim,
        });
        var made = await ledger.SendAsync(Line(ConsentAction.Create, click, 0), () => client.CreateRecordAsync(body, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        State = State with
        {
            Hits = [new RecordHit { Kind = made.Kind, RecordId = made.RecordId, Name = made.Name, Subtitle = "Created just now" }],
        };
    }

    private async Task LinkAsync(CaptureCommand.Link link, HumanClick click, CancellationToken cancellationToken)
    {
        var conversation = RequireConversation(click);
        var body = Consent.Give(click, ConsentTerms.About(ConsentAction.Link, conversation), client.Clock.Offset, claim =>
            new LinkChange { Kind = link.Kind, RecordId = link.RecordId, Consent = claim });
        var linked = await ledger.SendAsync(
            Line(ConsentAction.Link, click, 0), () => client.LinkAsync(conversation.Id, body, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        RememberConfirmed();
        Show(linked);
        await ReadRecordAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task SetSharedAsync(HumanClick click, CancellationToken cancellationToken)
    {
        var conversation = RequireSettled(click);
        var body = Consent.Give(click, ConsentTerms.About(ConsentAction.ShareConversation, conversation), client.Clock.Offset, claim =>
            new PrivacyChange { State = PrivacyState.Shared, Consent = claim });
        var shared = await ledger.SendAsync(
            Line(ConsentAction.ShareConversation, click, 0), () => client.SetSharedAsync(conversation.Id, body, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        RememberConfirmed();
        Show(shared);
    }

    private ConversationKey KeyOf(ChatIdentity identity, int place = 1)
    {
        if (identity.Strength == IdentityStrength.None)
        {
            throw new CaptureRefusedException("chat-unnamed");
        }

        var material = State.Session!.KeyMaterial ?? throw new CaptureRefusedException("forbidden-scope");
        try
        {
            return ConversationKey.Derive(material, channel.Kind, identity.AnchorAt(place));
        }
        catch (FormatException)
        {
            throw new CaptureRefusedException("backend-malformed");
        }
    }

    private IReadOnlyList<MessageTag> TagsOf(ChatIdentity identity) =>
        [.. identity.MessageIds.TakeLast(RememberedMessages).Select(id => MessageTag.Of(State.Session!.KeyMaterial!, id))];

    private static string Truncated(string title, int scalars) => string.Concat(title.EnumerateRunes().Take(scalars));
}
