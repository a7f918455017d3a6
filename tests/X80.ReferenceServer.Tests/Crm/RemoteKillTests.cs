using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using X80.Contract.Ids;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Crm.Keeping;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Crm;

/// <summary>The server's own program, killed after the CRM did what it asked and before it could write that down.</summary>
public sealed class RemoteKillTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly TestDatabase database;

    public RemoteKillTests() => database = new TestDatabase(Data);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(folder.Path, "data");

    [Theory]
    [InlineData("attio")]
    [InlineData("affinity")]
    public async Task Killed_in_the_middle_of_a_note_and_of_a_creation_the_next_request_finds_both(string word)
    {
        await using RemoteBench crm = word == "attio" ? new AttioBench() : new AffinityBench();
        var token = await PrepareAsync(crm);
        var person = await crm.AddPersonAsync("Ana Lima", "+5511999990101");
        var message = Wire.Message("first");
        string conversation;
        JsonObject creation;
        var key = IdempotencyKey.NewRandom().Value;
        using (var process = await ServerProcess.StartAsync(
            folder.Path, Cancel, ["--crm", word, $"--{word}-address", crm.Address.AbsoluteUri, .. database.Arguments]))
        {
            using var member = new TestMember(process.Address, token, TimeProvider.System);
            conversation = await member.OpenAsync();
            await member.LinkAsync(conversation, person.Id.Value);
            await member.SetSharedAsync(conversation);
            var body = await member.SyncBodyAsync(conversation, message);
            creation = await member.ConsentAsync(null, "create", new JsonObject { ["kind"] = "person", ["name"] = "Zoë Quill" });

            var written = crm.HangNextWrite();
            var sync = member.PostAsync($"conversations/{conversation}/sync", body);
            await written.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
            var made = crm.HangNextWrite();
            var create = member.PostAsync("records", creation, key);
            await made.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
            await process.KillAsync(Cancel);

            await Assert.ThrowsAnyAsync<HttpRequestException>(() => sync);
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => create);
            Assert.Equal((1, 1), (crm.TextsOn(person).Count, await crm.CountAsync("Zoë Quill")));
        }

        // The dead server's lease is over by then.
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(20));
        await using var app = Build(word, crm, time);
        await app.StartAsync(Cancel);
        using var after = new TestMember(new Uri(app.Urls.First()), token, time);

        (await after.SyncAsync(conversation, message, Wire.Message("second"))).Expect(200);
        (await after.PostAsync("records", creation, key)).Expect(200);

        Assert.Contains("second", Assert.Single(crm.TextsOn(person)).Body, StringComparison.Ordinal);
        Assert.Equal(1, await crm.CountAsync("Zoë Quill"));
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    private WebApplication Build(string own, RemoteBench crm, TimeProvider time) => ServerHost.Build(
        new ServerOptions
        {
            Urls = "http://127.0.0.1:0",
            DataFolder = Data,
            Database = database.Address,
            Crm = own,
            AttioAddress = crm.Address.AbsoluteUri,
            AffinityAddress = crm.Address.AbsoluteUri,
        },
        configure: null,
        time);

    /// <summary>A member's token, and the CRM's key as an administrator saved it.</summary>
    private async Task<string> PrepareAsync(RemoteBench crm)
    {
        await using var app = Build("embedded", crm, TimeProvider.System);
        var admin = app.Services.GetRequiredService<ServerAdmin>();
        var member = await admin.CreateMemberAsync("Mara Field", Cancel);
        var scope = new MemberScope(app.Services.GetRequiredService<WorkspaceInfo>().Id, member.Id);
        var administrator = new Caller(scope, "Mara Field", "web", []) { WebSession = "web", IsAdministrator = true };
        await app.Services.GetRequiredService<CrmKeyBook>().SaveAsync(administrator, crm.Name, crm.Key, Cancel);
        return (await admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TimeSpan.FromDays(1), Cancel)).Reveal();
    }
}
