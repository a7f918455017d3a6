using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Contract.Consents;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Delivery;

/// <summary>Flips, take-backs, withdrawals and new links where the copies lie in a remote CRM.</summary>
public sealed class RemoteErasureTests(RemoteServer server) : IClassFixture<RemoteServer>, IDisposable
{
    private readonly string record = "person-" + Guid.NewGuid().ToString("N");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IReadOnlyList<StandInItem> Items => [.. server.Crm.Items.Where(item => item.Record.Id.Value == record)];

    [Fact]
    public async Task A_flip_ends_the_call_under_way_and_what_may_have_arrived_is_owed_and_goes()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await OpenAsync(member);
        var (reached, canary) = (new TaskCompletionSource(), Wire.Canary());
        server.Crm.Mood = async (request, cancellationToken) =>
        {
            if (request == "create")
            {
                reached.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return StandInMood.Well;
        };
        var body = await member.SyncBodyAsync(conversation, Wire.Message(canary));
        var sync = member.PostAsync($"conversations/{conversation}/sync", body);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);

        var flip = await member.PutAsync($"conversations/{conversation}/privacy", new() { ["state"] = "private" });

        Assert.Equal("settling", flip.Expect(200).Json["note"]!["state"]!.GetValue<string>());
        (await sync).ExpectProblem(502, "crm-unavailable");
        server.Crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);
        await server.SettleAsync();
        Assert.Equal("none", await StateAsync(member, conversation));
        Assert.Empty(Items);
    }

    [Fact]
    public async Task After_a_flip_a_rewritten_note_holds_only_what_the_crm_had()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await OpenAsync(member);
        var (stays, goes, canary) = (Wire.Message("stays"), Wire.Message("goes"), Wire.Canary());
        (await member.SyncAsync(conversation, stays, goes)).Expect(200);
        server.Crm.Mood = (request, _) => Task.FromResult(request == "replace" ? StandInMood.IsDown : StandInMood.Well);
        (await member.SyncAsync(conversation, stays, Wire.Message(canary))).ExpectProblem(502, "crm-unavailable");
        await member.SetPrivateAsync(conversation);
        server.Crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);
        server.Crm.Started.Clear();

        (await member.SendAsync(HttpMethod.Delete, $"conversations/{conversation}/messages/{goes["id"]}")).Expect(200);

        var note = Assert.Single(Items).Body;
        Assert.Contains("stays", note, StringComparison.Ordinal);
        Assert.DoesNotContain("goes", note, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Crm.Started, sent => sent.Contains(canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_single_share_leaves_a_private_conversation_alone()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenAsync();
        await member.LinkAsync(conversation, record);

        (await member.ShareOneAsync(conversation, Wire.Message("only this"))).Expect(200);

        Assert.Contains("1 message,", Assert.Single(Items).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_10_a_take_back_that_cannot_rewrite_the_note_deletes_it_whole()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await OpenAsync(member);
        var (stays, goes) = (Wire.Message("stays"), Wire.Message("goes"));
        (await member.SyncAsync(conversation, stays, goes)).Expect(200);
        server.Crm.Mood = (_, _) => Task.FromResult(StandInMood.IsDown);

        var answer = (await member.SendAsync(HttpMethod.Delete, $"conversations/{conversation}/messages/{goes["id"]}")).Expect(200);

        Assert.Equal("settling", answer.Json["note"]!["state"]!.GetValue<string>());
        server.Crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);
        await server.SettleAsync();
        Assert.Empty(Items);
        (await member.SyncAsync(conversation, stays)).Expect(200);
        Assert.Contains("stays", Assert.Single(Items).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdraw_deletes_notes_and_activities_also_on_a_former_record_and_after_a_persons_edit()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await OpenAsync(member);
        var message = Wire.Message("hello");
        (await member.SyncAsync(conversation, message)).Expect(200);
        await LogAsync(member, conversation, record);
        server.Crm.EditByHand(Items[0].Id, "edited");
        (await member.SendAsync(HttpMethod.Delete, $"conversations/{conversation}/link?note=keep")).Expect(200);
        await member.LinkAsync(conversation, record + "b");
        (await member.SyncAsync(conversation, message)).Expect(200);
        Assert.Equal(3, Items.Count + server.Crm.Items.Count(item => item.Record.Id.Value == record + "b"));

        var answer = (await member.SendAsync(HttpMethod.Post, $"conversations/{conversation}/withdraw", "{}")).Expect(200);

        Assert.Equal(
            [("messages", "erased"), ("note", "erased"), ("note", "erased"), ("activity", "erased")],
            answer.Json["copies"]!.AsArray().Select(copy => (copy!["what"]!.GetValue<string>(), copy["state"]!.GetValue<string>())));
        Assert.DoesNotContain(server.Crm.Items, item => item.Record.Id.Value.StartsWith(record, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fault_8_what_a_crm_that_is_down_does_not_delete_is_owed_until_it_returns()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await OpenAsync(member);
        (await member.SyncAsync(conversation, Wire.Message("hello"))).Expect(200);
        server.Crm.Mood = (_, _) => Task.FromResult(StandInMood.IsDown);

        var answer = (await member.SendAsync(HttpMethod.Post, $"conversations/{conversation}/withdraw", "{}")).Expect(200);

        Assert.Contains(answer.Json["copies"]!.AsArray(), copy => copy!["state"]!.GetValue<string>() == "owed");
        Assert.Equal("settling", await StateAsync(member, conversation));
        server.Time.Advance(TimeSpan.FromHours(1));
        await server.Deletions.RunDueAsync(Cancel);
        Assert.Single(Items);
        server.Crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);
        await server.SettleAsync();
        Assert.Empty(Items);
        Assert.Equal("none", await StateAsync(member, conversation));
    }

    [Fact]
    public async Task A_new_link_takes_the_old_note_away_in_the_same_write_unless_it_is_left()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await OpenAsync(member);
        (await member.SyncAsync(conversation, Wire.Message("hello"))).Expect(200);

        await member.LinkAsync(conversation, record + "b");

        Assert.Empty(Items);
        Assert.Equal("none", await StateAsync(member, conversation));
    }

    [Fact]
    public async Task The_same_activity_is_one_even_after_a_lost_answer()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await OpenAsync(member);
        server.Crm.Mood = (request, _) => Task.FromResult(request == "create" ? StandInMood.LosesTheAnswer : StandInMood.Well);
        Assert.Equal(502, await LogAsync(member, conversation, record));
        server.Crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);

        Assert.Equal(200, await LogAsync(member, conversation, record));
        Assert.Equal(200, await LogAsync(member, conversation, record));

        Assert.Single(Items);
    }

    [Fact]
    public async Task An_unknown_record_is_answered_before_the_click_is_looked_at()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenAsync();
        var body = await member.ConsentAsync(conversation, "link", new() { ["kind"] = "person", ["recordId"] = "nobody-1" });
        body["consent"]!["payloadHash"] = "A" + body["consent"]!["payloadHash"]!.GetValue<string>()[1..];

        (await member.PutAsync($"conversations/{conversation}/link", body)).ExpectProblem(404, "not-found");
    }

    public void Dispose() => server.Crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);

    private static async Task<string> StateAsync(TestMember member, string conversation) =>
        (await member.GetAsync($"conversations/{conversation}")).Expect(200).Json["note"]!["state"]!.GetValue<string>();

    private static async Task<int> LogAsync(TestMember member, string conversation, string record)
    {
        var body = new JsonObject
        {
            ["kind"] = "conversation",
            ["day"] = "2026-11-23",
            ["conversationId"] = conversation,
            ["channel"] = "whatsapp",
        };
        using var document = JsonDocument.Parse(body.ToJsonString());
        var consented = await member.ConsentAsync(null, "activity", body);
        var to = new ConsentTarget { Crm = StandInCrm.CrmName, Kind = RecordKind.Person, RecordId = RecordId.Parse(record) };
        consented["consent"]!["payloadHash"] = ConsentPayload.Hash(ConsentAction.Parse("activity"), null, to, null, document.RootElement);
        return (await member.PostAsync($"records/person/{record}/activities", consented)).Status;
    }

    private async Task<string> OpenAsync(TestMember member)
    {
        var conversation = await member.OpenAsync();
        await member.LinkAsync(conversation, record);
        await member.SetSharedAsync(conversation);
        return conversation;
    }
}
