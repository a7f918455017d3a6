using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using X80.Conformance.Wire;
using X80.Contract.Sessions;
using X80.Contract.Tokens;

namespace X80.Benchmarks.Server;

/// <summary>
/// Conversations of 24 messages, about 6 KB, each linked, Shared and ready to be synced for the first time. The requests lie
/// ready as bytes: to make one costs more than to send it.
/// </summary>
internal sealed class Workload : IDisposable
{
    private const int Messages = 24;
    private const int AtOnce = 16;
    private static readonly string Filler = string.Concat(Enumerable.Repeat("and then we talked about the terms ", 2));

    private readonly Uri server;
    private readonly WireClient wire;
    private readonly IReadOnlyList<(WireMember Member, X80Token Token, string Person)> members;

    private Workload(Uri server, WireClient wire, IReadOnlyList<(WireMember, X80Token, string)> members) =>
        (this.server, this.wire, this.members) = (server, wire, members);

    /// <param name="server">Where to.</param>
    /// <param name="tokens">Many: a token may ask only so often.</param>
    public static async Task<Workload> StartAsync(Uri server, IReadOnlyList<X80Token> tokens)
    {
        var wire = new WireClient(server, TimeProvider.System, TimeSpan.FromSeconds(30));
        var members = new List<(WireMember, X80Token, string)>();
        foreach (var token in tokens)
        {
            var member = new WireMember("member", token, TimeProvider.System);
            member.Introduce(await wire.SendAsync(member.Get(ExtRoutes.Session), CancellationToken.None));
            var created = await NeedAsync(wire, member.CreatePerson());
            members.Add((member, token, created["recordId"]!.GetValue<string>()));
        }

        return new Workload(server, wire, members);
    }

    /// <summary>New conversations, in which nothing was sent yet.</summary>
    public Task<IReadOnlyList<PreparedChat>> OpenAsync(int count) => OpenAsync(count, first: null, Messages);

    /// <param name="count">How many.</param>
    /// <param name="first">The number of the first; the same numbers are the same conversations. Null: new ones.</param>
    /// <param name="length">Messages of each.</param>
    public async Task<IReadOnlyList<PreparedChat>> OpenAsync(int count, int? first, int length)
    {
        var chats = new PreparedChat[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (at, _) =>
        {
            var number = (first ?? 0) + at;
            var (member, token, person) = members[number % members.Count];
            var opened = await NeedAsync(wire, member.Open(first is null ? null : KeyOf(number)));
            var conversation = new WireConversation(opened["conversation"]!["id"]!.GetValue<string>());
            Update(conversation, opened["conversation"]!);
            Update(conversation, await NeedAsync(wire, member.Link(conversation, "person", person)));
            Update(conversation, await NeedAsync(wire, member.SetShared(conversation)));
            chats[at] = new PreparedChat(member, token, conversation, [.. Enumerable.Range(0, length).Select(Message)]);
        });
        return chats;
    }

    /// <summary>A conversation that was opened under its number before.</summary>
    public async Task<PreparedChat> FindAsync(int number, int length)
    {
        var (member, token, _) = members[number % members.Count];
        var opened = await NeedAsync(wire, member.Open(KeyOf(number)));
        var conversation = new WireConversation(opened["conversation"]!["id"]!.GetValue<string>());
        Update(conversation, opened["conversation"]!);
        return new PreparedChat(member, token, conversation, [.. Enumerable.Range(0, length).Select(Message)]);
    }

    /// <summary>As long as a client's, which nobody but its member can make: a server sees 32 bytes that say nothing.</summary>
    public static string KeyOf(int number) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"title:chat {number}"))));

    /// <summary>A sync of each chat's messages, with a consent and a key of its own.</summary>
    public IReadOnlyList<byte[]> Syncs(IEnumerable<PreparedChat> chats) =>
        [.. chats.AsParallel().AsOrdered().Select(chat => Render(chat, chat.Member.Sync(chat.Conversation, chat.Messages)))];

    /// <summary>Learns what the server holds of each chat now, so that a further sync can be consented to.</summary>
    public async Task RefreshAsync(IEnumerable<PreparedChat> chats) =>
        await Parallel.ForEachAsync(chats, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (chat, _) =>
            Update(chat.Conversation, await NeedAsync(wire, chat.Member.Get(WireMember.At(ExtRoutes.Conversation, chat.Conversation)))));

    /// <summary>Sends messages into a chat and learns what is held.</summary>
    public async Task SyncAsync(PreparedChat chat, IEnumerable<JsonObject> messages) =>
        Update(chat.Conversation, (await NeedAsync(wire, chat.Member.Sync(chat.Conversation, messages)))["conversation"]!);

    public static JsonObject Message(int number) => new()
    {
        ["id"] = string.Create(CultureInfo.InvariantCulture, $"3EB0{number:D16}"),
        ["sentAt"] = DateTimeOffset.UnixEpoch.AddDays(20_000).AddMinutes(number).ToString("yyyy-MM-dd'T'HH:mm:00'+00:00'", CultureInfo.InvariantCulture),
        ["sentAtCertainty"] = "minute",
        ["author"] = "Milena Brandt",
        ["direction"] = number % 3 == 0 ? "out" : "in",
        ["kind"] = "text",
        ["text"] = string.Create(CultureInfo.InvariantCulture, $"Number {number}: {Filler}"),
    };

    public void Dispose() => wire.Dispose();

    public byte[] Render(PreparedChat chat, WireRequest request)
    {
        var head = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{request.Method} {request.Path} HTTP/1.1\r\nHost: {server.Authority}\r\nAuthorization: Bearer {chat.Token.Reveal()}\r\n");
        foreach (var (name, value) in request.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        var body = request.Body ?? default;
        head.Append(CultureInfo.InvariantCulture, $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head.ToString()), .. body.Span];
    }

    private static void Update(WireConversation conversation, JsonNode shown) =>
        conversation.Update(System.Text.Json.JsonSerializer.SerializeToElement(shown));

    private static async Task<JsonNode> NeedAsync(WireClient wire, WireRequest request)
    {
        var answer = (await wire.SendAsync(request, CancellationToken.None)).Answer;
        return answer.IsSuccess
            ? JsonNode.Parse(answer.Body)!
            : throw new InvalidOperationException($"{request} was answered {answer} while the load was prepared.");
    }
}
