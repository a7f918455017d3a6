using X80.Contract.Kinds;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Remote;

namespace X80.ReferenceServer.Tests.Delivery;

/// <summary>The workspace moves to another CRM: links into the former one link nothing, and its copies are not forgotten (GATE-6, HUMAN-8).</summary>
public sealed class FormerCrmTests : IAsyncDisposable
{
    private const string Record = "person-same-id-in-both";
    private readonly RestartingServer server = new();
    private readonly StandInCrm former = new() { Name = CrmName.Parse("former") };
    private readonly StandInCrm present = new();

    [Fact]
    public async Task A_link_into_a_former_crm_links_to_no_record_of_the_new_one()
    {
        using var before = await BeginAsync();
        var conversation = await SharedAsync(before);
        (await before.SyncAsync(conversation, Wire.Message("told the former"))).Expect(200);
        var stale = await before.SyncBodyAsync(conversation, Wire.Message("not for the new one"));

        await server.StartAsync(present);
        using var member = server.Again(before);

        var shown = (await member.GetAsync($"conversations/{conversation}")).Expect(200).Json;
        Assert.Null(shown["link"]);
        Assert.Equal("standin", shown["crm"]!.GetValue<string>());
        Assert.Equal("none", shown["note"]!["state"]!.GetValue<string>());
        (await member.SyncAsync(conversation, Wire.Message("nowhere"))).ExpectProblem(409, "not-linked");
        (await member.PostAsync($"conversations/{conversation}/sync", stale)).ExpectProblem(409, "not-linked");
        Assert.Empty(present.Items);
        Assert.Single(former.Items);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_new_link_owes_the_note_in_the_former_crm_until_that_is_there(bool isThere)
    {
        using var before = await BeginAsync();
        var conversation = await SharedAsync(before);
        var message = Wire.Message("hello");
        (await before.SyncAsync(conversation, message)).Expect(200);
        await (isThere ? server.StartAsync(former, present) : server.StartAsync(present));
        using var member = server.Again(before);

        await member.LinkAsync(conversation, Record);

        Assert.Equal(isThere ? "none" : "settling", await StateAsync(member, conversation));
        Assert.Equal(isThere ? 0 : 1, former.Items.Count);
        (await member.SyncAsync(conversation, message)).Expect(200);
        Assert.Contains("hello", Assert.Single(present.Items).Body, StringComparison.Ordinal);
        await server.SettleAsync();
        Assert.Equal(isThere ? "current" : "settling", await StateAsync(member, conversation));
        await server.StartAsync(former, present);
        using var after = server.Again(before);
        await server.SettleAsync();
        Assert.Equal("current", await StateAsync(after, conversation));
        Assert.Empty(former.Items);
        Assert.Single(present.Items);
    }

    [Fact]
    public async Task A_note_that_is_left_in_the_former_crm_is_withdrawn_with_the_rest()
    {
        using var before = await BeginAsync();
        var conversation = await SharedAsync(before);
        (await before.SyncAsync(conversation, Wire.Message("hello"))).Expect(200);
        await server.StartAsync(present);
        using var member = server.Again(before);
        await RelinkAsync(member, conversation);
        Assert.Single(former.Items);

        var answer = (await member.SendAsync(HttpMethod.Post, $"conversations/{conversation}/withdraw", "{}")).Expect(200);

        Assert.Contains(
            ("note", "owed"), answer.Json["copies"]!.AsArray().Select(copy => (copy!["what"]!.GetValue<string>(), copy["state"]!.GetValue<string>())));
        await server.StartAsync(former, present);
        using var after = server.Again(before);
        await server.SettleAsync();
        Assert.Empty(former.Items);
        Assert.Equal("none", await StateAsync(after, conversation));
    }

    [Fact]
    public async Task Back_in_the_embedded_crm_a_note_elsewhere_is_still_owed()
    {
        using var before = await BeginAsync();
        var conversation = await SharedAsync(before);
        (await before.SyncAsync(conversation, Wire.Message("hello"))).Expect(200);
        await server.StartAsync();
        await server.Admin.SeedDemoAsync(TestContext.Current.CancellationToken);
        using var member = server.Again(before);

        await member.LinkAsync(conversation);

        Assert.Equal("settling", await StateAsync(member, conversation));
        Assert.Single(former.Items);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static async Task<string> StateAsync(TestMember member, string conversation) =>
        (await member.GetAsync($"conversations/{conversation}")).Expect(200).Json["note"]!["state"]!.GetValue<string>();

    private static async Task<string> SharedAsync(TestMember member)
    {
        var conversation = await member.OpenAsync();
        await member.LinkAsync(conversation, Record);
        await member.SetSharedAsync(conversation);
        return conversation;
    }

    private static async Task RelinkAsync(TestMember member, string conversation)
    {
        var link = new System.Text.Json.Nodes.JsonObject { ["kind"] = "person", ["recordId"] = Record, ["note"] = "leave" };
        (await member.PutAsync($"conversations/{conversation}/link", await member.ConsentAsync(conversation, "link", link))).Expect(200);
    }

    private async Task<TestMember> BeginAsync()
    {
        await server.StartAsync(former);
        return await server.JoinAsync("Mara Field");
    }
}
