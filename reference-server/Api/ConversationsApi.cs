using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.Contract.Sessions;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Transmitting;

namespace X80.ReferenceServer.Api;

/// <summary>Opening, listing and reading conversations.</summary>
internal static class ConversationsApi
{
    public static void MapConversations(this RouteGroupBuilder ext)
    {
        ext.MapPost(ExtRoutes.Conversations, OpenAsync)
            .Taking<OpenConversation>().Writing<OpenedConversation>(Scope.Capture);
        ext.MapGet(ExtRoutes.Conversations, ListAsync).Answering<ConversationPage>(Scope.Read);
        ext.MapGet(ExtRoutes.Conversation, GetAsync).Answering<Conversation>(Scope.Read);
    }

    private static async Task<IResult> OpenAsync(
        HttpContext http, ExtRequests requests, OpenWrite open, ConversationReader reader, RecordDesk records, CancellationToken cancellationToken)
    {
        var (write, request) = await requests.ReadWriteAsync<OpenConversation>(http, cancellationToken);
        CheckEnvelope(request);
        if (request.Consent is not null && write.Caller.Has(Scope.Records))
        {
            await records.CountSuggestAsync(write.Caller, cancellationToken);
        }

        var row = await open.RunAsync(write, request, cancellationToken);
        var conversation = await reader.ReadAsync(write.Caller.Member, row.ConversationId, ExtApi.AddressOf(http), cancellationToken);
        IReadOnlyList<Suggestion> suggestions = request.Consent is not null && conversation.Link is null
            ? await records.SuggestAsync(write.Caller.Member, new ChatEnvelope(request.Title, request.Phone, request.Handle), cancellationToken)
            : [];
        return Answer.Json(new OpenedConversation { Conversation = conversation with { Key = request.Key }, Suggestions = suggestions });
    }

    private static void CheckEnvelope(OpenConversation request)
    {
        if (new[] { request.Title, request.Phone, request.Handle }.Any(text =>
            text?.EnumerateRunes().Count() > ContractLimits.Version1.TitleCharacters))
        {
            throw Refusal.TooLarge("A title, number or handle has at most 256 characters.");
        }
    }

    private static async Task<IResult> ListAsync(
        HttpContext http, ConversationLister lister, string? after, string? limit, CancellationToken cancellationToken) =>
        Answer.Json(await lister.PageAsync(
            ExtRequests.CallerOf(http).Member, after, Paging.Limit(limit), ExtApi.AddressOf(http), cancellationToken));

    private static async Task<IResult> GetAsync(HttpContext http, ConversationReader reader, CancellationToken cancellationToken)
    {
        var id = ExtRequests.IdOf<ConversationId>(http, "id");
        return Answer.Json(await reader.ReadAsync(ExtRequests.CallerOf(http).Member, id, ExtApi.AddressOf(http), cancellationToken));
    }
}
