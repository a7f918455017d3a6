using X80.Contract.Consents;
using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Contract.Records;
using X80.Sdk.Channels;
using X80.Sdk.Client;
using X80.Sdk.Clicks;
using X80.Sdk.Reading;
using X80.Sdk.Sent;

namespace X80.Sdk.Capture;

/// <summary>
/// What each command does, and not a request more: the table "Clicks" of the contract in code. <see cref="State"/> moves
/// with every fact established, so that after a failure it still says where one stands. The acts end by exceptions that
/// <see cref="CaptureFailures"/> turns into sentences.
/// </summary>
internal sealed class CaptureFlow(
    OpenChatReader reader, Channel channel, CaptureClient client, LedgeredSend ledger, IConfirmedChats confirmed, TimeProvider time)
{
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
        return reason;
    }

    public Task RunAsync(CaptureCommand command, HumanClick click, CancellationToken cancellationToken) => command switch
    {
        CaptureCommand.Sync => SyncAsync(click, cancellationToken),
        CaptureCommand.Search search => SearchAsync(search.Query, click, cancellationToken),
        CaptureCommand.Create create => CreateAsync(create, click, cancellationToken),
        CaptureCommand.Link link => LinkAsync(link, click, cancellationToken),
        CaptureCommand.Unlink unlink => ChangeAsync(click, id => client.UnlinkAsync(id, unlink.Note, cancellationToken)),
        CaptureCommand.SetShared => SetSharedAsync(click, cancellationToken),
        CaptureCommand.SetPrivate flip => ChangeAsync(click, id => client.SetPrivateAsync(id, flip.History, cancellationToken)),
        CaptureCommand.Send => SendAsync(click, byReading: false, cancellationToken),
        CaptureCommand.SameChat => ConfirmSameChatAsync(click, cancellationToken),
        CaptureCommand.ShareOne share => ShareOneAsync(share.MessageId, click, cancellationToken),
        CaptureCommand.TakeBack back => ChangeAsync(click, id => client.TakeBackAsync(id, back.MessageId, cancellationToken)),
        CaptureCommand.Dismiss => Task.CompletedTask,
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "No such command."),
    };

    /// <summary>Takes what a refused write told about the conversation into the state, without asking again.</summary>
    public void Learn(CaptureFailure failure)
    {
        if (failure.Code is "chat-changed" or "no-chat-open" or "wrong-page" or "page-gone" or "consent-mismatch" or "not-found")
        {
            Forget();
        }
        else if (failure.Code == "identity-unproved")
        {
            State = State with { AskSameChat = true };
        }
        else if (State.Conversation is { } conversation && failure.Code is "conversation-private" or "not-linked")
        {
            Show(failure.Code == "not-linked"
                ? State.Conversation! with { Link = null }
                : State.Conversation! with { Privacy = PrivacyState.Private });
        }
    }

    /// <summary>Drops what was read and goes back to the start; who we are stays known.</summary>
    public void Forget()
    {
        held = null;
        State = new CaptureState
        {
            Phase = CapturePhase.Idle,
            ChannelName = State.ChannelName,
            Session = State.Session,
            SessionUnavailable = State.SessionUnavailable,
        };
    }

    /// <returns>Whether a reading was held and is now too old.</returns>
    public bool ForgetIfOld()
    {
        var isOld = ReadingLeft <= TimeSpan.Zero;
        if (isOld)
        {
            Forget();
        }

        return isOld;
    }

    private async Task SyncAsync(HumanClick click, CancellationToken cancellationToken)
    {
        Forget();
        if (State.Session is null && await LearnSessionAsync(cancellationToken).ConfigureAwait(false) is { } reason)
        {
            throw new CaptureRefusedException(CaptureFailures.OfReason(reason).Code);
        }

        var reading = await reader.ReadAsync(click, cancellationToken).ConfigureAwait(false);
        var chat = new HeldChat(reading, KeyOf(reading.Identity), time);
        // Without envelope first: only the answer says whether the chat is linked, and a linked chat's name is never sent.
        var opened = await client.OpenAsync(channel.Kind, chat.Key, cancellationToken).ConfigureAwait(false);
        held = chat;
        State = State with { Chat = reading.Identity, Report = reading.Report };
        Show(opened.Conversation);
        if (opened.Conversation.Link is null)
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
        RequireDocument(click);
        var body = Consent.Give(click, new ConsentTerms(ConsentAction.Create), client.Clock.Offset, claim => new CreateRecord
        {
            Kind = create.Kind,
            Name = create.Name,
            Phone = create.Phone,
            Consent = claim,
        });
        var made = await client.CreateRecordAsync(body, cancellationToken).ConfigureAwait(false);
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
        var linked = await client.LinkAsync(conversation.Id, body, cancellationToken).ConfigureAwait(false);
        confirmed.Add(held!.Key);
        Show(linked);
        await ReadRecordAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task SetSharedAsync(HumanClick click, CancellationToken cancellationToken)
    {
        var conversation = RequireConversation(click);
        var body = Consent.Give(click, ConsentTerms.About(ConsentAction.ShareConversation, conversation), client.Clock.Offset, claim =>
            new PrivacyChange { State = PrivacyState.Shared, Consent = claim });
        var shared = await client.SetSharedAsync(conversation.Id, body, cancellationToken).ConfigureAwait(false);
        confirmed.Add(held!.Key);
        Show(shared);
    }

    /// <summary>A write that takes away: a click, and no consent.</summary>
    private async Task ChangeAsync(HumanClick click, Func<ConversationId, Task<Conversation>> write)
    {
        var conversation = RequireConversation(click);
        Spend(click);
        Show(await write(conversation.Id).ConfigureAwait(false));
    }

    private async Task ConfirmSameChatAsync(HumanClick click, CancellationToken cancellationToken)
    {
        RequireConversation(click);
        held!.IsSameChat = true;
        confirmed.Add(held.Key);
        if (State.Phase == CapturePhase.Preview)
        {
            await SendAsync(click, byReading: false, cancellationToken).ConfigureAwait(false);
            return;
        }

        Spend(click);
        Show(State.Conversation!);
    }

    private async Task SendAsync(HumanClick click, bool byReading, CancellationToken cancellationToken)
    {
        var conversation = RequireConversation(click);
        var preview = RequirePreview();
        if (!byReading)
        {
            await LookAgainAsync(click, cancellationToken).ConfigureAwait(false);
        }

        var terms = ConsentTerms.About(ConsentAction.Sync, conversation) with { SameChat = held!.IsSameChat };
        SyncRequest Request(ConsentClaim claim) =>
            new() { Consent = claim, Reading = preview.Report, Messages = preview.Messages };
        var body = byReading
            ? Consent.GiveByReading(click, terms, client.Clock.Offset, Request)
            : Consent.Give(click, terms, client.Clock.Offset, Request);
        var result = await ledger.SendAsync(
            Line(ConsentAction.Sync, click, preview.Messages.Count),
            () => client.SyncAsync(conversation.Id, body, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        held.DropReading();
        State = State with { Result = result };
        Show(result.Conversation);
    }

    private async Task ShareOneAsync(MessageId messageId, HumanClick click, CancellationToken cancellationToken)
    {
        var conversation = RequireConversation(click);
        var message = RequirePreview().Messages.FirstOrDefault(shown => shown.Id == messageId)
            ?? throw new CaptureRefusedException("reading-expired");
        await LookAgainAsync(click, cancellationToken).ConfigureAwait(false);
        var body = Consent.Give(click, ConsentTerms.About(ConsentAction.Share, conversation), client.Clock.Offset, claim =>
            new ShareRequest { Message = message, Consent = claim });
        var shared = await ledger.SendAsync(
            Line(ConsentAction.Share, click, 1), () => client.ShareAsync(conversation.Id, body, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        Show(shared.Conversation);
    }

    /// <summary>One look, without content, at whose chat is open now (HUMAN-2).</summary>
    private async Task LookAgainAsync(HumanClick click, CancellationToken cancellationToken)
    {
        var now = await reader.LookAsync(click, cancellationToken).ConfigureAwait(false);
        if (!held!.IsShownBy(now))
        {
            throw new CaptureRefusedException("chat-changed");
        }
    }

    private async Task ReadRecordAsync(CancellationToken cancellationToken)
    {
        if (State.Conversation?.Link is { } link)
        {
            State = State with { Record = (await client.GetRecordAsync(link.Kind, link.RecordId, cancellationToken).ConfigureAwait(false)).Value };
        }
    }

    /// <summary>Takes a conversation as last answered, and derives from it what is offered.</summary>
    private void Show(Conversation conversation)
    {
        var isTrusted = held is { Identity.Strength: IdentityStrength.Strong } || held is { } chat && confirmed.Contains(chat.Key);
        var isShared = conversation.Privacy.IsShared;
        State = State with
        {
            Conversation = conversation,
            Record = conversation.Link?.RecordId == State.Record?.RecordId ? State.Record : null,
            Suggestions = conversation.Link is null ? State.Suggestions : [],
            Hits = conversation.Link is null ? State.Hits : null,
            AskSameChat = isShared && !isTrusted && conversation.Link is not null,
            Preview = conversation.Link is { } link ? PreviewOf(link, conversation) : null,
            Phase = conversation switch
            {
                { Link: null } => CapturePhase.Unlinked,
                _ when !isShared || !isTrusted => CapturePhase.Private,
                _ when HoldsReading => CapturePhase.Preview,
                _ when State.Result is not null => CapturePhase.Sent,
                _ => CapturePhase.Idle,
            },
        };
    }

    private SendPreview? PreviewOf(RecordLink link, Conversation conversation) => held?.Reading is not { } reading
        ? null
        : new SendPreview(
            link.Name,
            State.Session!.Crm.DisplayName,
            [.. reading.Messages.TakeLast(State.Session.Limits.SyncMessages)],
            reading.Report,
            conversation.Transmitted.Messages);

    private ConversationKey KeyOf(ChatIdentity identity)
    {
        if (identity.Strength == IdentityStrength.None)
        {
            throw new CaptureRefusedException("chat-unnamed");
        }

        var material = State.Session!.KeyMaterial ?? throw new CaptureRefusedException("forbidden-scope");
        try
        {
            return ConversationKey.Derive(material, channel.Kind, identity.Anchor);
        }
        catch (FormatException)
        {
            throw new CaptureRefusedException("backend-malformed");
        }
    }

    /// <summary>To this record and this CRM: before a first send there the person sees what goes where (HUMAN-8).</summary>
    private bool WasSentBefore(Conversation conversation) =>
        conversation is { Transmitted.Messages: > 0, Note: { } note } && note.State != NoteState.None
        && conversation.Crm == State.Session!.Crm.Name;

    private SentEntry Line(ConsentAction act, HumanClick click, int messages) => new()
    {
        At = time.GetUtcNow(),
        Act = act,
        Channel = channel.Kind,
        ConversationId = State.Conversation!.Id,
        Chat = held!.Identity.Title ?? held.Identity.Phone ?? held.Identity.Handle,
        Messages = messages,
        ClickId = click.Id,
        Answer = SentEntry.Unanswered,
    };

    private Conversation RequireConversation(HumanClick click)
    {
        RequireDocument(click);
        return State.Conversation is { } conversation && held is not null ? conversation : throw new CaptureRefusedException("nothing-read");
    }

    private SendPreview RequirePreview() =>
        State.Preview is { } preview && HoldsReading ? preview : throw new CaptureRefusedException("reading-expired");

    private void RequireDocument(HumanClick click)
    {
        if (held is { } chat && chat.DocumentId != click.DocumentId)
        {
            throw new CaptureRefusedException("chat-changed");
        }
    }

    private static void Spend(HumanClick click)
    {
        if (!click.TrySpend())
        {
            throw new ClickExpiredException();
        }
    }

    private static string Truncated(string title, int scalars) => string.Concat(title.EnumerateRunes().Take(scalars));

    private static string Sentence(CaptureFailure failure) => $"{failure.What} {failure.Next}";
}
