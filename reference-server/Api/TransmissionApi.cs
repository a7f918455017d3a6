using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Contract.Sessions;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Transmitting;

namespace X80.ReferenceServer.Api;

/// <summary>The routes that take messages, and the one that takes one back.</summary>
internal static class TransmissionApi
{
    public static void MapTransmission(this RouteGroupBuilder ext)
    {
        ext.MapPost(ExtRoutes.Sync, SyncAsync).Taking<SyncRequest>().Writing<SyncResult>(Scope.Capture);
        ext.MapPost(ExtRoutes.Messages, ShareAsync).Taking<ShareRequest>().Writing<ShareResult>(Scope.Privacy);
        ext.MapDelete(ExtRoutes.Message, TakeBackAsync).Writing<Conversation>(Scope.Capture, Scope.Privacy);
    }

    private static async Task<IResult> SyncAsync(
        HttpContext http, ExtRequests requests, SyncWrite sync, ConversationReader reader, CancellationToken cancellationToken)
    {
        var (write, request) = await requests.ReadWriteAsync<SyncRequest>(http, cancellationToken);
        MessageRules.Check(request.Messages);
        MessageRules.Check(request.Reading);
        var id = ExtRequests.IdOf<ConversationId>(http, "id");
        var counts = await sync.RunAsync(write, id, request, cancellationToken);
        var conversation = await reader.ReadAsync(write.Caller.Member, id, ExtApi.AddressOf(http), cancellationToken);
        return Answer.Json(new SyncResult
        {
            Accepted = counts.Accepted,
            Duplicates = counts.Duplicates,
            Edited = counts.Edited,
            Withheld = counts.Withheld,
            Total = conversation.Transmitted.Messages,
            Note = conversation.Note!,
            Conversation = conversation,
        });
    }

    private static async Task<IResult> ShareAsync(
        HttpContext http, ExtRequests requests, ShareWrite share, ConversationReader reader, CancellationToken cancellationToken)
    {
        var (write, request) = await requests.ReadWriteAsync<ShareRequest>(http, cancellationToken);
        MessageRules.Check(request.Message);
        var id = ExtRequests.IdOf<ConversationId>(http, "id");
        await share.RunAsync(write, id, request, cancellationToken);
        var conversation = await reader.ReadAsync(write.Caller.Member, id, ExtApi.AddressOf(http), cancellationToken);
        return Answer.Json(new ShareResult { MessageId = request.Message.Id, Conversation = conversation });
    }

    private static async Task<IResult> TakeBackAsync(
        HttpContext http, TakeBackWrite takeBack, ConversationReader reader, CancellationToken cancellationToken)
    {
        var write = ExtRequests.ReadBare(http);
        var id = ExtRequests.IdOf<ConversationId>(http, "id");
        await takeBack.RunAsync(write, id, ExtRequests.IdOf<MessageId>(http, "messageId"), cancellationToken);
        return Answer.Json(await reader.ReadAsync(write.Caller.Member, id, ExtApi.AddressOf(http), cancellationToken));
    }
}
