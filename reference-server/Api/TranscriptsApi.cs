using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Contract.Sessions;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Api;

/// <summary>Reading back what was transmitted. Each reading leaves an audit entry.</summary>
internal static class TranscriptsApi
{
    public static void MapTranscripts(this RouteGroupBuilder ext)
    {
        ext.MapGet(ExtRoutes.Messages, GetMessagesAsync).Answering<MessagePage>(Scope.Capture);
        ext.MapGet(ExtRoutes.Note, GetNoteAsync).Answering<NoteView>(Scope.Capture);
    }

    private static async Task<IResult> GetMessagesAsync(
        HttpContext http, IStore store, MessageStore messages, AuditTrail audit, string? after, string? limit, CancellationToken cancellationToken)
    {
        var (caller, id, most) = (ExtRequests.CallerOf(http), ExtRequests.IdOf<ConversationId>(http, "id"), Paging.Limit(limit));
        var all = await store.ReadAsync(
            StoreRole.Of(caller.Member),
            session =>
            {
                ConversationRow.Own(session, caller.Member, id);
                return messages.ReadAll(session, caller.Member, id);
            },
            cancellationToken);
        var start = after is null ? 0 : all.TakeWhile(stored => stored.Message.Id.Value != after).Count() + 1;
        if (start > all.Count)
        {
            throw Refusal.Malformed("The page before has changed: start from the first page again.");
        }

        var items = all.Skip(start).Take(most).Select(stored => stored.Message).ToList();
        await audit.WriteReadAsync(caller, http, id, items.Count, cancellationToken);
        return Answer.Json(new MessagePage { Items = items, Next = start + items.Count < all.Count ? items[^1].Id.Value : null });
    }

    private static async Task<IResult> GetNoteAsync(
        HttpContext http, IStore store, NoteViewReader views, AuditTrail audit, CancellationToken cancellationToken)
    {
        var (caller, id) = (ExtRequests.CallerOf(http), ExtRequests.IdOf<ConversationId>(http, "id"));
        var view = await store.ReadAsync(StoreRole.Of(caller.Member), session => views.Read(session, caller, id), cancellationToken);
        await audit.WriteReadAsync(caller, http, id, view.Parts.Count, cancellationToken);
        return Answer.Json(view);
    }
}
