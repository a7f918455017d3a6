using System.Text.Json.Nodes;
using X80.Contract.Ids;

namespace X80.ReferenceServer.Tests.Rig;

/// <summary>A body that one route takes, made anew with a click of its own each time.</summary>
public sealed class ValidBody
{
    private readonly Func<JsonObject> bare;
    private readonly Func<JsonObject, Task<JsonObject>> consent;

    private ValidBody(HttpMethod method, string path, string operation, Func<JsonObject> bare, Func<JsonObject, Task<JsonObject>> consent) =>
        (Method, Path, Operation, this.bare, this.consent) = (method, path, $"{method.Method} /api/ext/{operation}", bare, consent);

    public HttpMethod Method { get; }

    public string Path { get; }

    /// <value>As it is published.</value>
    public string Operation { get; }

    public Task<JsonObject> MakeAsync() => consent(bare());

    /// <summary>The body with a consent that fits it as it now is.</summary>
    public Task<JsonObject> ConsentAsync(JsonObject body)
    {
        body.Remove("consent");
        return consent(body);
    }

    public static async Task<ValidBody> OfAsync(string route, TestMember member)
    {
        var conversation = await member.OpenSharedAsync();
        var known = Wire.Message("known");
        (await member.SyncAsync(conversation, known)).Expect(200);
        Func<JsonObject, Task<JsonObject>> About(string action) => body => member.ConsentAsync(conversation, action, body);
        Func<JsonObject, Task<JsonObject>> Alone(string action) => body => member.ConsentAsync(null, action, body);
        Func<JsonObject, Task<JsonObject>> To(string action) => body => member.ConsentToRecordAsync(action, "person-ana-lima", body);
        return route switch
        {
            "open" => new(HttpMethod.Post, "conversations", "conversations", Envelope, Alone("suggest")),
            "privacy" => new(HttpMethod.Put, $"conversations/{conversation}/privacy", "conversations/{id}/privacy", Shared, About("share-conversation")),
            "link" => new(HttpMethod.Put, $"conversations/{conversation}/link", "conversations/{id}/link", Link, About("link")),
            "sync" => new(HttpMethod.Post, $"conversations/{conversation}/sync", "conversations/{id}/sync", () => Sync(known), About("sync")),
            "share" => new(HttpMethod.Post, $"conversations/{conversation}/messages", "conversations/{id}/messages", Share, About("share")),
            "withdraw" => new(HttpMethod.Post, $"conversations/{conversation}/withdraw", "conversations/{id}/withdraw", () => [], Task.FromResult),
            "search" => new(HttpMethod.Post, "records/search", "records/search", Search, Task.FromResult),
            "create" => new(HttpMethod.Post, "records", "records", Create, Alone("create")),
            "edit" => new(HttpMethod.Patch, "records/person/person-ana-lima", "records/{kind}/{recordId}", Edit, To("edit")),
            "activity" => new(
                HttpMethod.Post, "records/person/person-ana-lima/activities", "records/{kind}/{recordId}/activities", () => Log(conversation), To("activity")),
            _ => throw new ArgumentOutOfRangeException(nameof(route)),
        };
    }

    private static JsonObject Envelope() => new()
    {
        ["channel"] = "whatsapp",
        ["key"] = ConversationId.NewRandom().Value,
        ["title"] = "Ana Lima",
        ["phone"] = "+5511999990101",
        ["handle"] = "ana",
    };

    private static JsonObject Shared() => new() { ["state"] = "shared" };

    private static JsonObject Link() => new() { ["kind"] = "person", ["recordId"] = "person-ana-lima", ["note"] = "leave" };

    private static JsonObject Sync(JsonObject known) =>
        Wire.Sync(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), known, Wire.Message("new"));

    private static JsonObject Share() => new() { ["message"] = Wire.Message("shared alone") };

    private static JsonObject Search() => new() { ["query"] = "ana", ["kind"] = "person" };

    private static JsonObject Create() => new() { ["kind"] = "person", ["name"] = "Zoë Quill", ["phone"] = "+4930555099", ["email"] = "zoe@quill.example" };

    private static JsonObject Edit() => new()
    {
        ["fields"] = new JsonObject { ["stage"] = "Lead", ["domain"] = null },
        ["was"] = new JsonObject { ["stage"] = "Qualified", ["domain"] = null },
    };

    private static JsonObject Log(string conversation) => new()
    {
        ["kind"] = "conversation",
        ["day"] = "2026-11-23",
        ["conversationId"] = conversation,
        ["channel"] = "whatsapp",
        ["typed"] = "Called back",
    };
}
