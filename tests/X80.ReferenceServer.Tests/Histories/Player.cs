using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using X80.Contract.Consents;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Histories;

/// <summary>Plays a history against real servers over HTTP, and looks at what they hold.</summary>
internal sealed class Player : IDisposable
{
    private static readonly DateTimeOffset FirstMessage = new(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(1));
    private readonly IReadOnlyList<ServerFixture> replicas;
    private readonly CrmName crm;
    private readonly TestMember[,] clients;
    private readonly MemberScope[] members;
    private readonly string?[,] conversations = new string?[2, 2];
    private readonly string run = Guid.NewGuid().ToString("N")[..8];
    private int played;

    private Player(IReadOnlyList<ServerFixture> replicas, CrmName crm, TestMember[,] clients, MemberScope[] members) =>
        (this.replicas, this.crm, this.clients, this.members) = (replicas, crm, clients, members);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Player> StartAsync(IReadOnlyList<ServerFixture> replicas, CrmName crm)
    {
        var clients = new TestMember[2, replicas.Count];
        var members = new MemberScope[2];
        for (var member = 0; member < 2; member++)
        {
            var admin = replicas[0].Admin;
            var joined = await admin.CreateMemberAsync($"Member {member}", Cancel);
            var token = (await admin.CreateTokenAsync(joined.Id, ServerAdmin.AllScopes, TimeSpan.FromDays(30), Cancel)).Reveal();
            var workspace = replicas[0].Services.GetRequiredService<Access.WorkspaceInfo>().Id;
            members[member] = new MemberScope(workspace, joined.Id);
            for (var replica = 0; replica < replicas.Count; replica++)
            {
                clients[member, replica] = new TestMember(replicas[replica].Address, token, replicas[replica].Time);
            }
        }

        return new Player(replicas, crm, clients, members);
    }

    /// <summary>What the CRM calls one of the model's records: a remote one has records of this history's own.</summary>
    public string RecordOf(string record) => crm == CrmName.Embedded ? record : $"{record}-{run}";

    /// <returns>The answer in the model's words.</returns>
    public async Task<string> PlayAsync(Step step, ModelChat shown)
    {
        played++;
        var client = ClientOf(step);
        if (step.Act is Act.Edit or Act.Delete)
        {
            return "ok";
        }

        if (step.Act == Act.Open)
        {
            conversations[step.Member, step.Chat] = await client.OpenAsync($"title:{run} {step.Chat}");
            return "ok";
        }

        var answer = await SendAsync(client, step, shown, conversations[step.Member, step.Chat] ?? "AAAAAAAAAAAAAAAAAAAAAA");
        return answer.Status != 200 ? (answer.Problem ?? answer.Body) + (answer.Json["stored"]?.GetValue<bool>() == true ? ", stored" : "")
            : step.Act != Act.Sync ? "ok"
            : $"ok {Count(answer, "accepted")} new, {Count(answer, "duplicates")} known, {Count(answer, "edited")} edited, {Count(answer, "withheld")} withheld, {Count(answer, "total")} in all";
    }

    /// <returns>How the note stands.</returns>
    public async Task<string> StateAsync(Step step)
    {
        if (conversations[step.Member, step.Chat] is not { } conversation)
        {
            return "none";
        }

        var answer = await ClientOf(step).GetAsync($"conversations/{conversation}");
        return answer.Expect(200).Json["note"]!["state"]!.GetValue<string>();
    }

    /// <returns>The texts in the conversation's order.</returns>
    public async Task<IReadOnlyList<string>> RowsAsync(Step step) => (await LookAsync(step, [])).Rows;

    /// <returns>The texts in the conversation's order, and those of the note on each record.</returns>
    public Task<(IReadOnlyList<string> Rows, IReadOnlyList<string> Notes)> LookAsync(Step step) => LookAsync(step, Model.Records);

    private TestMember ClientOf(Step step) => clients[step.Member, step.Replica % replicas.Count];

    private async Task<(IReadOnlyList<string> Rows, IReadOnlyList<string> Notes)> LookAsync(Step step, IReadOnlyList<string> records)
    {
        if (conversations[step.Member, step.Chat] is not { } conversation)
        {
            return ([], [.. records.Select(_ => "")]);
        }

        var services = replicas[step.Replica % replicas.Count].Services;
        var (member, id) = (members[step.Member], ConversationId.Parse(conversation));
        return await services.GetRequiredService<IStore>().ReadAsync(
            StoreRole.Of(member),
            session =>
            {
                var rows = services.GetRequiredService<MessageStore>().ReadAll(session, member, id);
                return (
                    (IReadOnlyList<string>)[.. rows.Select(row => row.Message.Text ?? ModelChat.Deleted)],
                    (IReadOnlyList<string>)[.. records.Select(record => Note(services, session, (member, id), record))]);
            },
            Cancel);
    }

    public void Dispose()
    {
        foreach (var client in clients)
        {
            client.Dispose();
        }
    }

    private static string Note(IServiceProvider services, StoreSession session, (MemberScope Member, ConversationId Id) of, string record) =>
        NoteBook.Find(session, of.Member, of.Id, CrmName.Embedded, new RecordRef(RecordKind.Person, RecordId.Parse(record))) is { } note
            ? History.Texts(string.Join('\n', services.GetRequiredService<NoteBook>()
                .Render(session, of.Member, "", of.Id, ChannelKind.Parse("whatsapp"), note.Id).Select(part => part.Text)))
            : "";

    private static int Count(WireAnswer answer, string name) => answer.Json[name]!.GetValue<int>();

    private Task<WireAnswer> SendAsync(TestMember client, Step step, ModelChat shown, string conversation)
    {
        var path = $"conversations/{conversation}/";
        return step.Act switch
        {
            Act.Link => client.PutAsync(path + "link", Agreed(shown, conversation, "link", LinkBody(step))),
            Act.Unlink => client.SendAsync(HttpMethod.Delete, path + (step.Yes ? "link?note=keep" : "link")),
            Act.SetShared => client.PutAsync(path + "privacy", Agreed(shown, conversation, "share-conversation", new JsonObject { ["state"] = "shared" })),
            Act.SetPrivate => client.PutAsync(path + "privacy", new JsonObject { ["state"] = "private", ["history"] = step.Yes ? "withdraw" : "keep" }),
            Act.Withdraw => client.PostAsync(path + "withdraw", []),
            Act.Share => client.PostAsync(path + "messages", Agreed(shown, conversation, "share", new JsonObject { ["message"] = Message(step, step.From, shown) })),
            Act.TakeBack => client.SendAsync(HttpMethod.Delete, path + "messages/" + IdOf(step, step.From)),
            _ => client.PostAsync(path + "sync", SyncBody(step, shown, conversation)),
        };
    }

    private JsonObject SyncBody(Step step, ModelChat shown, string conversation)
    {
        var numbers = Enumerable.Range(Math.Min(step.From, step.To), Math.Abs(step.To - step.From) + 1);
        var readAt = replicas[0].Time.GetUtcNow().AddHours(-1).AddSeconds(played);
        var body = Wire.Sync(readAt, [.. numbers.Select(number => Message(step, number, shown))]);
        var agreed = Agreed(shown, conversation, "sync", body);
        if (step.Yes)
        {
            agreed["consent"]!["sameChat"] = true;
        }

        return agreed;
    }

    private JsonObject LinkBody(Step step)
    {
        var body = new JsonObject { ["kind"] = "person", ["recordId"] = RecordOf(Model.Records[step.From % Model.Records.Count]) };
        if (step.Yes)
        {
            body["note"] = "leave";
        }

        return body;
    }

    private string IdOf(Step step, int number) => $"{run}{step.Member}{step.Chat}{number:D6}";

    private JsonObject Message(Step step, int number, ModelChat shown)
    {
        var message = Wire.Message(shown.Page[number], IdOf(step, number), Wire.Time(FirstMessage.AddMinutes(number)));
        if (shown.Page[number] == ModelChat.Deleted)
        {
            message["kind"] = "deleted";
            message.Remove("text");
        }

        return message;
    }

    private JsonObject Agreed(ModelChat shown, string conversation, string action, JsonObject body)
    {
        var to = shown.Record is null ? null : new ConsentTarget
        {
            Crm = crm,
            Kind = RecordKind.Person,
            RecordId = RecordId.Parse(RecordOf(shown.Record)),
        };
        using var document = JsonDocument.Parse(body.ToJsonString());
        var hash = ConsentPayload.Hash(
            ConsentAction.Parse(action), ConversationId.Parse(conversation), to, shown.Rows.Count, document.RootElement);
        body["consent"] = new JsonObject
        {
            ["action"] = action,
            ["clickId"] = ClickId.NewRandom().Value,
            ["clickedAt"] = Wire.Time(replicas[0].Time.GetUtcNow()),
            ["payloadHash"] = hash,
        };
        return body;
    }
}
