using Refit;
using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Ledgers;
using X80.Contract.Messages;
using X80.Contract.Records;
using X80.Contract.Sessions;
using X80.Contract.Snippets;

namespace X80.Sdk.Client;

/// <summary>
/// The routes of <c>/api/ext/*</c> as they stand on the wire. <see cref="CaptureClient"/> makes quiet reads and loud
/// writes of them; nothing else calls it.
/// </summary>
public interface ICaptureApi
{
    [Get(ExtRoutes.Session)]
    Task<IApiResponse<SessionInfo>> GetSessionAsync(CancellationToken cancellationToken);

    [Post(ExtRoutes.Conversations)]
    Task<IApiResponse<OpenedConversation>> OpenAsync(
        [Body] OpenConversation body, [Header(ExtHeaders.IdempotencyKey)] string key, CancellationToken cancellationToken);

    [Get(ExtRoutes.Conversations)]
    Task<IApiResponse<ConversationPage>> ListAsync(string? after, int? limit, CancellationToken cancellationToken);

    [Get(ExtRoutes.Conversation)]
    Task<IApiResponse<Conversation>> GetConversationAsync(ConversationId id, CancellationToken cancellationToken);

    [Put(ExtRoutes.Privacy)]
    Task<IApiResponse<Conversation>> SetPrivacyAsync(
        ConversationId id, [Body] PrivacyChange body, [Header(ExtHeaders.IdempotencyKey)] string key, CancellationToken cancellationToken);

    [Get(ExtRoutes.Messages)]
    Task<IApiResponse<MessagePage>> GetMessagesAsync(ConversationId id, string? after, int? limit, CancellationToken cancellationToken);

    [Get(ExtRoutes.Note)]
    Task<IApiResponse<NoteView>> GetNoteAsync(ConversationId id, CancellationToken cancellationToken);

    [Put(ExtRoutes.Link)]
    Task<IApiResponse<Conversation>> LinkAsync(
        ConversationId id, [Body] LinkChange body, [Header(ExtHeaders.IdempotencyKey)] string key, CancellationToken cancellationToken);

    [Delete(ExtRoutes.Link)]
    Task<IApiResponse<Conversation>> UnlinkAsync(
        ConversationId id, string note, [Header(ExtHeaders.IdempotencyKey)] string key, CancellationToken cancellationToken);

    [Post(ExtRoutes.Sync)]
    Task<IApiResponse<SyncResult>> SyncAsync(
        ConversationId id, [Body] SyncRequest body, [Header(ExtHeaders.IdempotencyKey)] string key, CancellationToken cancellationToken);

    [Post(ExtRoutes.Messages)]
    Task<IApiResponse<ShareResult>> ShareAsync(
        ConversationId id, [Body] ShareRequest body, [Header(ExtHeaders.IdempotencyKey)] string key, CancellationToken cancellationToken);

    [Delete(ExtRoutes.Message)]
    Task<IApiResponse<Conversation>> TakeBackAsync(
        ConversationId id, MessageId messageId, [Header(ExtHeaders.IdempotencyKey)] string key, CancellationToken cancellationToken);

    [Post(ExtRoutes.Withdraw)]
    Task<IApiResponse<WithdrawResult>> WithdrawAsync(
        ConversationId id, [Body] WithdrawRequest body, [Header(ExtHeaders.IdempotencyKey)] string key, CancellationToken cancellationToken);

    [Post(ExtRoutes.RecordSearch)]
    Task<IApiResponse<RecordHits>> SearchAsync([Body] RecordSearch body, CancellationToken cancellationToken);

    [Post(ExtRoutes.Records)]
    Task<IApiResponse<CrmRecord>> CreateRecordAsync(
        [Body] CreateRecord body, [Header(ExtHeaders.IdempotencyKey)] string key, CancellationToken cancellationToken);

    [Get(ExtRoutes.Record)]
    Task<IApiResponse<CrmRecord>> GetRecordAsync(RecordKind kind, RecordId recordId, CancellationToken cancellationToken);

    [Patch(ExtRoutes.Record)]
    Task<IApiResponse<EditedRecord>> EditRecordAsync(
        RecordKind kind,
        RecordId recordId,
        [Body] EditRecord body,
        [Header(ExtHeaders.IdempotencyKey)] string key,
        CancellationToken cancellationToken);

    [Get(ExtRoutes.Activities)]
    Task<IApiResponse<ActivityPage>> GetActivitiesAsync(RecordKind kind, RecordId recordId, string? after, CancellationToken cancellationToken);

    [Post(ExtRoutes.Activities)]
    Task<IApiResponse<Activity>> LogActivityAsync(
        RecordKind kind,
        RecordId recordId,
        [Body] LogActivity body,
        [Header(ExtHeaders.IdempotencyKey)] string key,
        CancellationToken cancellationToken);

    [Get(ExtRoutes.Snippets)]
    Task<IApiResponse<SnippetList>> GetSnippetsAsync(CancellationToken cancellationToken);

    [Get(ExtRoutes.Ledger)]
    Task<IApiResponse<LedgerPage>> GetLedgerAsync(string? after, CancellationToken cancellationToken);
}
