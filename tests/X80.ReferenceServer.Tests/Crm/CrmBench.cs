using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using X80.Contract.Consents;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Remote;

namespace X80.ReferenceServer.Tests.Crm;

/// <summary>A real server over one kind of CRM, and a member with a token; every field may be seen.</summary>
public abstract class CrmBench : IAsyncLifetime
{
    private static int nextPhone = 51_000_000;
    private TestMember? member;

    internal RestartingServer Server { get; } = new() { Time = new(TimeProvider.System.GetUtcNow()) };

    internal ICrmConnector Crm => Server.Services.GetRequiredService<ICrmConnector>();

    public TestMember Member => member!;

    public string Today => Server.Time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal RecordAccess All => new(AllFields, Crm);

    /// <summary>The same in a workspace of another country.</summary>
    internal RecordAccess In(string region) => new(AllFields with { PhoneRegion = region }, Crm);

    internal static WorkspaceSettings AllFields { get; } =
        WorkspaceSettings.Default with { RecordFields = ["name", "phone", "email", "domain", "stage", "owner", "lastContacted", "nextStep"] };

    public async ValueTask InitializeAsync()
    {
        await StartServerAsync();
        var workspace = Server.Services.GetRequiredService<WorkspaceInfo>();
        await Server.Services.GetRequiredService<IStore>().WriteAsync(
            StoreRole.Settings(new MemberScope(workspace.Id, "")),
            session =>
            {
                AllFields.Write(session, workspace.Id);
                return true;
            },
            TestContext.Current.CancellationToken);
        member = await Server.JoinAsync("Mara Field");
    }

    /// <summary>A name that nobody else bears: of letters alone.</summary>
    internal static string NewName() => "Zoë Q" + string.Concat(Guid.NewGuid().ToString("N").Select(digit => (char)('a' + Convert.ToInt32($"{digit}", 16))));

    /// <summary>A number that nobody else has, in the form of E.164.</summary>
    internal static string NewPhone() => string.Create(CultureInfo.InvariantCulture, $"+4915{Interlocked.Increment(ref nextPhone):D8}");

    /// <summary>A person whom somebody else put into the CRM.</summary>
    internal abstract Task<RecordRef> AddPersonAsync(string name, string phone);

    /// <summary>How many records of exactly this name there are.</summary>
    internal abstract Task<int> CountAsync(string name);

    /// <summary>The notes that stand in the CRM for a conversation.</summary>
    internal abstract Task<IReadOnlyList<string>> NotesAsync(RecordRef record, string conversation);

    /// <summary>The next request that writes is carried out, and its answer never arrives.</summary>
    internal abstract void LoseNextAnswer();

    /// <summary>A conversation that is linked to a record and Shared.</summary>
    internal async Task<string> OpenAsync(RecordRef record)
    {
        var conversation = await Member.OpenAsync("title:" + record.Id);
        var link = new JsonObject { ["kind"] = record.Kind.Value, ["recordId"] = record.Id.Value };
        (await Member.PutAsync($"conversations/{conversation}/link", await Member.ConsentAsync(conversation, "link", link))).Expect(200);
        await Member.SetSharedAsync(conversation);
        return conversation;
    }

    internal async Task<(JsonObject Body, string Key)> CreationAsync(RecordKind kind, string name, string? phone)
    {
        var body = new JsonObject { ["kind"] = kind.Value, ["name"] = name };
        if (phone is not null)
        {
            body["phone"] = phone;
        }

        return (await Member.ConsentAsync(null, "create", body), IdempotencyKey.NewRandom().Value);
    }

    internal async Task<WireAnswer> LogAsync(RecordRef record, string conversation, string? typed = null)
    {
        var body = new JsonObject { ["kind"] = "conversation", ["day"] = Today, ["conversationId"] = conversation, ["channel"] = "whatsapp" };
        if (typed is not null)
        {
            body["typed"] = typed;
        }

        using var document = JsonDocument.Parse(body.ToJsonString());
        var to = new ConsentTarget { Crm = Crm.Name, Kind = record.Kind, RecordId = record.Id };
        var consented = await Member.ConsentAsync(null, "activity", body);
        consented["consent"]!["payloadHash"] = ConsentPayload.Hash(ConsentAction.Activity, null, to, null, document.RootElement);
        return await Member.PostAsync($"records/{record.Kind}/{record.Id}/activities", consented);
    }

    public virtual async ValueTask DisposeAsync()
    {
        member?.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The host of the CRM's own web app; null where records lie on the server.</summary>
    internal virtual string? Host => null;

    internal abstract Task StartServerAsync();
}
