using Refit;
using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Ledgers;
using X80.Contract.Messages;
using X80.Contract.Records;
using X80.Contract.Sessions;
using X80.Contract.Snippets;
using X80.Contract.Tokens;
using X80.Sdk.Clicks;
using X80.Sdk.Tokens;

namespace X80.Sdk.Client;

/// <summary>
/// The contract client: reads are quiet (<see cref="Read{T}"/>), writes are loud (<see cref="WriteFailedException"/>). The
/// token goes over https only (http to loopback) and follows no redirect (WIRE-10). A write that adds, shows or moves
/// something takes a <see cref="Consented{T}"/>, which only a person's click makes; taking away needs none.
/// </summary>
public sealed class CaptureClient
{
    private readonly ICaptureApi api;
    private readonly LoudWrites writes;

    public CaptureClient(ICaptureApi api, ServerClock clock) => (this.api, Clock, writes) = (api, clock, new LoudWrites(clock));

    /// <summary>The backend's clock, as far as its answers told it.</summary>
    public ServerClock Clock { get; }

    /// <param name="backend">The backend's address, such as <c>https://x80.example/</c>.</param>
    /// <param name="token">The member's token.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ArgumentException">A token may not go to that address.</exception>
    public static CaptureClient Create(Uri backend, X80Token token, TimeProvider time) =>
        Create(new CaptureClientOptions { Backend = backend }, new FixedTokenSource(token), time);

    /// <exception cref="ArgumentException">A token may not go to that address.</exception>
    public static CaptureClient Create(CaptureClientOptions options, ITokenSource tokens, TimeProvider time)
    {
        if (BackendAddress.Check(options.Backend) is { } why)
        {
            throw new ArgumentException(why, nameof(options));
        }

        var clock = new ServerClock(time);
        var handler = new BackendHandler(options.Backend!, tokens, clock) { InnerHandler = BackendHandler.CreateTransport(options.Backend!) };
        var http = new HttpClient(handler) { BaseAddress = options.Backend, Timeout = options.Timeout };
        return new CaptureClient(RestService.ForGenerated<ICaptureApi>(http, RefitDefaults.Create()), clock);
    }

    public Task<Read<SessionInfo>> GetSessionAsync(CancellationToken cancellationToken) =>
        QuietReads.OfAsync(api.GetSessionAsync(cancellationToken));

    public Task<Read<ConversationPage>> ListConversationsAsync(string? after, int? limit, CancellationToken cancellationToken) =>
        QuietReads.OfAsync(api.ListAsync(after, limit, cancellationToken));

    public Task<Read<Conversation>> GetConversationAsync(ConversationId id, CancellationToken cancellationToken) =>
        QuietReads.OfAsync(api.GetConversationAsync(id, cancellationToken));

    /// <summary>The member's own transmitted messages, as stored.</summary>
    public Task<Read<MessagePage>> GetMessagesAsync(ConversationId id, string? after, int? limit, CancellationToken cancellationToken) =>
        QuietReads.OfAsync(api.GetMessagesAsync(id, after, limit, cancellationToken));

    /// <summary>The note as last written.</summary>
    public Task<Read<NoteView>> GetNoteAsync(ConversationId id, CancellationToken cancellationToken) =>
        QuietReads.OfAsync(api.GetNoteAsync(id, cancellationToken));

    public Task<Read<CrmRecord>> GetRecordAsync(RecordKind kind, RecordId recordId, CancellationToken cancellationToken) =>
        QuietReads.OfAsync(api.GetRecordAsync(kind, recordId, cancellationToken));

    /// <summary>A page of the record's activities, newest first.</summary>
    public Task<Read<ActivityPage>> GetActivitiesAsync(
        RecordKind kind, RecordId recordId, string? after, CancellationToken cancellationToken) =>
        QuietReads.OfAsync(api.GetActivitiesAsync(kind, recordId, after, cancellationToken));

    /// <summary>Saved texts that a person can place in the composer.</summary>
    public Task<Read<SnippetList>> GetSnippetsAsync(CancellationToken cancellationToken) =>
        QuietReads.OfAsync(api.GetSnippetsAsync(cancellationToken));

    /// <summary>The member's own audit trail, without content.</summary>
    public Task<Read<LedgerPage>> GetLedgerAsync(string? after, CancellationToken cancellationToken) =>
        QuietReads.OfAsync(api.GetLedgerAsync(after, cancellationToken));

    /// <param name="query">At least 2 characters.</param>
    /// <param name="kind">One kind of record, or null for all.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public Task<Read<RecordHits>> SearchAsync(string query, RecordKind? kind, CancellationToken cancellationToken) =>
        QuietReads.OfAsync(api.SearchAsync(new RecordSearch { Query = query, Kind = kind }, cancellationToken));

    /// <summary>Opens a conversation by its opaque key, without envelope: the answer says whether it is linked.</summary>
    /// <exception cref="WriteFailedException">It is not certainly done.</exception>
    public Task<OpenedConversation> OpenAsync(ChannelKind channel, ConversationKey key, CancellationToken cancellationToken) =>
        writes.UnconsentedAsync("Open", "conversations", idempotency =>
            api.OpenAsync(new OpenConversation { Channel = channel, Key = key }, idempotency, cancellationToken), cancellationToken);

    /// <summary>Opens it with the envelope, for suggestions (HUMAN-7: only for a chat that is not linked).</summary>
    /// <exception cref="WriteFailedException">It is not certainly done.</exception>
    public Task<OpenedConversation> SuggestAsync(Consented<OpenConversation> body, CancellationToken cancellationToken) =>
        writes.ConsentedAsync("Suggest", "conversations", body, (request, idempotency) =>
            api.OpenAsync(request, idempotency, cancellationToken), cancellationToken);

    /// <exception cref="WriteFailedException">It is not certainly done.</exception>
    public Task<Conversation> SetPrivateAsync(ConversationId id, PrivacyHistory history, CancellationToken cancellationToken) =>
        writes.UnconsentedAsync("Private", id.Value, idempotency =>
            api.SetPrivacyAsync(id, new PrivacyChange { State = PrivacyState.Private, History = history }, idempotency, cancellationToken), cancellationToken);

    /// <exception cref="WriteFailedException">It is not certainly done.</exception>
    public Task<Conversation> SetSharedAsync(ConversationId id, Consented<PrivacyChange> body, CancellationToken cancellationToken) =>
        writes.ConsentedAsync("Shared", id.Value, body, (request, idempotency) =>
            api.SetPrivacyAsync(id, request, idempotency, cancellationToken), cancellationToken);

    /// <exception cref="WriteFailedException">It is not certainly done.</exception>
    public Task<Conversation> LinkAsync(ConversationId id, Consented<LinkChange> body, CancellationToken cancellationToken) =>
        writes.ConsentedAsync("Link", id.Value, body, (request, idempotency) =>
            api.LinkAsync(id, request, idempotency, cancellationToken), cancellationToken);

    /// <exception cref="WriteFailedException">It is not certainly done.</exception>
    public Task<Conversation> UnlinkAsync(ConversationId id, LinkNote note, CancellationToken cancellationToken) =>
        writes.UnconsentedAsync("Unlink", id.Value, idempotency => api.UnlinkAsync(id, note.Value, idempotency, cancellationToken), cancellationToken);

    /// <exception cref="WriteFailedException">It is not certainly done.</exception>
    public Task<SyncResult> SyncAsync(ConversationId id, Consented<SyncRequest> body, CancellationToken cancellationToken) =>
        writes.ConsentedAsync("Sync", id.Value, body, (request, idempotency) =>
            api.SyncAsync(id, request, idempotency, cancellationToken), cancellationToken);

    /// <exception cref="WriteFailedException">It is not certainly done.</exception>
    public Task<ShareResult> ShareAsync(ConversationId id, Consented<ShareRequest> body, CancellationToken cancellationToken) =>
        writes.ConsentedAsync("Share", id.Value, body, (request, idempotency) =>
            api.ShareAsync(id, request, idempotency, cancellationToken), cancellationToken);

    /// <exception cref="WriteFailedException">It is not certainly done.</exception>
    public Task<Conversation> TakeBackAsync(ConversationId id, MessageId messageId, CancellationToken cancellationToken) =>
        writes.UnconsentedAsync("Take back", id.Value, idempotency => api.TakeBackAsync(id, messageId, idempotency, cancellationToken), cancellationToken);

    /// <exception cref="WriteFailedException">It is not certainly done.</exception>
    public Task<CrmRecord> CreateRecordAsync(Consented<CreateRecord> body, CancellationToken cancellationToken) =>
        writes.ConsentedAsync("Create", "records", body, (request, idempotency) =>
            api.CreateRecordAsync(request, idempotency, cancellationToken), cancellationToken);

    /// <summary>Sets it to Private and erases all that was transmitted; each copy is answered as <c>erased</c> or <c>owed</c>.</summary>
    /// <exception cref="WriteFailedException">It is not certainly done.</exception>
    public Task<WithdrawResult> WithdrawAsync(ConversationId id, CancellationToken cancellationToken) =>
        writes.UnconsentedAsync("Withdraw", id.Value, idempotency =>
            api.WithdrawAsync(id, new WithdrawRequest(), idempotency, cancellationToken), cancellationToken);

    /// <summary>Sets fields of a record, each with its own result: a field that was not set says why.</summary>
    /// <exception cref="WriteFailedException">It is not certainly done.</exception>
    public Task<EditedRecord> EditRecordAsync(
        RecordKind kind, RecordId recordId, Consented<EditRecord> body, CancellationToken cancellationToken) =>
        writes.ConsentedAsync("Save a field", recordId.Value, body, (request, idempotency) =>
            api.EditRecordAsync(kind, recordId, request, idempotency, cancellationToken), cancellationToken);

    /// <exception cref="WriteFailedException">It is not certainly done.</exception>
    public Task<Activity> LogActivityAsync(
        RecordKind kind, RecordId recordId, Consented<LogActivity> body, CancellationToken cancellationToken) =>
        writes.ConsentedAsync("Log", recordId.Value, body, (request, idempotency) =>
            api.LogActivityAsync(kind, recordId, request, idempotency, cancellationToken), cancellationToken);
}
