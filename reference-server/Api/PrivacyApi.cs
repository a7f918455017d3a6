using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Sessions;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Transmitting;

namespace X80.ReferenceServer.Api;

/// <summary>Privacy, link and withdrawal: what a person decides about a conversation.</summary>
internal static class PrivacyApi
{
    public static void MapPrivacy(this RouteGroupBuilder ext)
    {
        // To Private needs no scope; Shared asks for one once the body is read.
        ext.MapPut(ExtRoutes.Privacy, SetPrivacyAsync).Taking<PrivacyChange>().Writing<Conversation>();
        ext.MapPut(ExtRoutes.Link, LinkAsync).Taking<LinkChange>().Writing<Conversation>(Scope.Capture);
        ext.MapDelete(ExtRoutes.Link, UnlinkAsync).Writing<Conversation>(Scope.Capture);
        ext.MapPost(ExtRoutes.Withdraw, WithdrawAsync)
            .Taking<WithdrawRequest>().Writing<WithdrawResult>(Scope.Capture, Scope.Privacy);
    }

    private static async Task<IResult> SetPrivacyAsync(
        HttpContext http, ExtRequests requests, RateGate rates, PrivacyWrite privacy, ConversationReader reader, CancellationToken cancellationToken)
    {
        var (write, change) = await requests.ReadWriteAsync<PrivacyChange>(http, cancellationToken);
        if (change.State != PrivacyState.Private)
        {
            rates.Count(write.Caller);
        }

        var id = ExtRequests.IdOf<ConversationId>(http, "id");
        await privacy.SetAsync(write, id, change, cancellationToken);
        return Answer.Json(await reader.ReadAsync(write.Caller.Member, id, ExtApi.AddressOf(http), cancellationToken));
    }

    private static async Task<IResult> LinkAsync(
        HttpContext http, ExtRequests requests, LinkWrite link, ConversationReader reader, CancellationToken cancellationToken)
    {
        var (write, change) = await requests.ReadWriteAsync<LinkChange>(http, cancellationToken);
        var id = ExtRequests.IdOf<ConversationId>(http, "id");
        await link.SetAsync(write, id, change, cancellationToken);
        return Answer.Json(await reader.ReadAsync(write.Caller.Member, id, ExtApi.AddressOf(http), cancellationToken));
    }

    private static async Task<IResult> UnlinkAsync(
        HttpContext http, LinkWrite link, ConversationReader reader, string? note, CancellationToken cancellationToken)
    {
        var write = ExtRequests.ReadBare(http);
        var id = ExtRequests.IdOf<ConversationId>(http, "id");
        var keepNote = note switch
        {
            null or "remove" => false,
            "keep" => true,
            _ => throw Refusal.Malformed("The note is kept or removed: keep or remove."),
        };
        await link.RemoveAsync(write, id, keepNote, cancellationToken);
        return Answer.Json(await reader.ReadAsync(write.Caller.Member, id, ExtApi.AddressOf(http), cancellationToken));
    }

    private static async Task<IResult> WithdrawAsync(
        HttpContext http, ExtRequests requests, PrivacyWrite privacy, ConversationReader reader, CancellationToken cancellationToken)
    {
        var (write, _) = await requests.ReadWriteAsync<WithdrawRequest>(http, cancellationToken);
        var id = ExtRequests.IdOf<ConversationId>(http, "id");
        var copies = await privacy.WithdrawAsync(write, id, cancellationToken);
        var conversation = await reader.ReadAsync(write.Caller.Member, id, ExtApi.AddressOf(http), cancellationToken);
        return Answer.Json(new WithdrawResult { Conversation = conversation, Copies = copies });
    }
}
