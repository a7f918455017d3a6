using Microsoft.AspNetCore.Http;
using X80.Contract.Ids;

namespace X80.Zoo.Degenerate;

/// <summary>Says yes to everything and keeps nothing: no canary is ever found, and no capture either.</summary>
internal sealed class AcceptsAndDrops : DegenerateServer
{
    public override string Name => "accepts-and-drops";

    public override string Defect => "Answers every request with success and keeps nothing.";

    protected override Task<IResult> AnswerAsync(HttpRequest request) => Task.FromResult(Results.Json(Everything()));

    /// <summary>One object that fits every answer of the contract well enough to be believed.</summary>
    private static object Everything()
    {
        var (id, link) = (ConversationId.NewRandom().Value, new { Kind = "person", RecordId = "p1", Name = "Ana", Url = "/records/person/p1" });
        var conversation = new { Id = id, Channel = "whatsapp", Privacy = "shared", Link = link, Transmitted = new { Messages = 1 }, Crm = "local" };
        return new
        {
            conversation.Id,
            conversation.Channel,
            conversation.Privacy,
            conversation.Link,
            conversation.Transmitted,
            conversation.Crm,
            link.Kind,
            link.RecordId,
            link.Name,
            link.Url,
            Fields = Array.Empty<string>(),
            Conversation = conversation,
            Suggestions = Array.Empty<string>(),
            Items = Array.Empty<string>(),
            State = "current",
            Parts = Array.Empty<string>(),
            Accepted = 1,
            MessageId = "3EB0000000000000",
        };
    }
}
