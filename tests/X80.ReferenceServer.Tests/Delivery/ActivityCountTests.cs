using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Contract.Consents;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Delivery;

/// <summary>While a conversation is Private no activity of it says a count, in a remote CRM neither (CRM-4).</summary>
public sealed class ActivityCountTests(RemoteServer server) : IClassFixture<RemoteServer>, IDisposable
{
    private readonly string record = "person-" + Guid.NewGuid().ToString("N");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IReadOnlyList<StandInItem> Activities =>
        [.. server.Crm.Items.Where(item => item.Kind == RemoteKind.Activity && item.Record.Id.Value == record)];

    [Fact]
    public async Task A_flip_to_private_takes_the_count_out_of_the_activity_in_its_own_request()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await LoggedAsync(member);
        Assert.Contains("1 message", Assert.Single(Activities).Body, StringComparison.Ordinal);

        var flip = await member.PutAsync($"conversations/{conversation}/privacy", new() { ["state"] = "private" });

        Assert.Equal("current", flip.Expect(200).Json["note"]!["state"]!.GetValue<string>());
        var activity = Assert.Single(Activities);
        Assert.StartsWith("WhatsApp conversation\nspoke on the phone\nx80:", activity.Body, StringComparison.Ordinal);
        Assert.Equal("WhatsApp conversation", activity.Title);
    }

    [Theory]
    [InlineData(nameof(StandInMood.IsDown))]
    [InlineData(nameof(StandInMood.LosesTheAnswer))]
    [InlineData(nameof(StandInMood.TalksNonsense))]
    public async Task What_the_crm_does_not_rewrite_at_once_is_owed_as_a_deletion_and_goes_whole(string mood)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await LoggedAsync(member);
        server.Crm.Mood = (request, _) => Task.FromResult(request == "replace" ? Enum.Parse<StandInMood>(mood) : StandInMood.Well);

        var flip = await member.PutAsync($"conversations/{conversation}/privacy", new() { ["state"] = "private" });

        Assert.Equal("settling", flip.Expect(200).Json["note"]!["state"]!.GetValue<string>());
        server.Crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);
        await server.SettleAsync();
        Assert.Empty(Activities);
        Assert.Equal("current", await StateAsync(member, conversation));
        Assert.Equal(200, await LogAsync(member, conversation));
        Assert.StartsWith("WhatsApp conversation\nspoke", Assert.Single(Activities).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crm_that_does_not_answer_holds_the_flip_up_for_10_seconds_at_most_and_its_hold_not_at_all()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await LoggedAsync(member);
        var late = await member.SyncBodyAsync(conversation, Wire.Message("late"));
        var reached = new TaskCompletionSource();
        server.Crm.Mood = (request, _) =>
        {
            if (request != "replace")
            {
                return Task.FromResult(StandInMood.Well);
            }

            reached.TrySetResult();
            return Task.FromResult(StandInMood.NeverAnswers);
        };

        var flip = member.PutAsync($"conversations/{conversation}/privacy", new() { ["state"] = "private" });
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        (await member.PostAsync($"conversations/{conversation}/sync", late)).ExpectProblem(403, "conversation-private");
        Assert.False(flip.IsCompleted);
        server.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("settling", (await flip).Expect(200).Json["note"]!["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_count_that_is_on_its_way_when_the_flip_comes_is_owed_until_it_can_arrive_no_more()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await OpenAsync(member);
        (await member.SyncAsync(conversation, Wire.Message("hello"))).Expect(200);
        var reached = new TaskCompletionSource();
        server.Crm.Mood = (request, _) =>
        {
            if (request != "create")
            {
                return Task.FromResult(StandInMood.Well);
            }

            reached.TrySetResult();
            return Task.FromResult(StandInMood.NeverAnswers);
        };
        var log = LogAsync(member, conversation);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);

        await member.SetPrivateAsync(conversation);

        Assert.Equal(502, await log);
        server.Crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);
        await server.Deletions.RunDueAsync(Cancel);
        Assert.Empty(Activities);
        Assert.Equal("settling", await StateAsync(member, conversation));
        await server.SettleAsync();
        Assert.Equal("current", await StateAsync(member, conversation));
    }

    [Fact]
    public async Task An_activity_that_a_person_deleted_is_not_made_again_by_a_flip()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await LoggedAsync(member);
        server.Crm.DeleteByHand(Assert.Single(Activities).Id);

        await member.SetPrivateAsync(conversation);

        Assert.Empty(Activities);
        await server.SettleAsync();
        Assert.Equal("current", await StateAsync(member, conversation));
    }

    /// <summary>The CRM may still carry out what it was asked a moment ago: until then nothing is called erased.</summary>
    [Fact]
    public async Task An_activity_whose_answer_was_lost_is_owed_by_a_withdraw_until_it_can_arrive_no_more()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await OpenAsync(member);
        server.Crm.Mood = (request, _) => Task.FromResult(request == "create" ? StandInMood.TalksNonsense : StandInMood.Well);
        Assert.Equal(502, await LogAsync(member, conversation));
        server.Crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);

        var answer = (await member.SendAsync(HttpMethod.Post, $"conversations/{conversation}/withdraw", "{}")).Expect(200);

        Assert.Contains(
            ("activity", "owed"),
            answer.Json["copies"]!.AsArray().Select(copy => (copy!["what"]!.GetValue<string>(), copy["state"]!.GetValue<string>())));
        await server.SettleAsync();
        Assert.Equal("none", await StateAsync(member, conversation));
    }

    public void Dispose() => server.Crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);

    private static async Task<string> StateAsync(TestMember member, string conversation) =>
        (await member.GetAsync($"conversations/{conversation}")).Expect(200).Json["note"]!["state"]!.GetValue<string>();

    private async Task<string> OpenAsync(TestMember member)
    {
        var conversation = await member.OpenAsync();
        await member.LinkAsync(conversation, record);
        await member.SetSharedAsync(conversation);
        return conversation;
    }

    /// <summary>Shared, with one message of today and an activity that says so.</summary>
    private async Task<string> LoggedAsync(TestMember member)
    {
        var conversation = await OpenAsync(member);
        (await member.SyncAsync(conversation, Wire.Message("hello"))).Expect(200);
        Assert.Equal(200, await LogAsync(member, conversation));
        return conversation;
    }

    private async Task<int> LogAsync(TestMember member, string conversation)
    {
        var body = new JsonObject
        {
            ["kind"] = "conversation",
            ["day"] = "2026-11-23",
            ["conversationId"] = conversation,
            ["channel"] = "whatsapp",
            ["typed"] = "spoke on the phone",
        };
        using var document = JsonDocument.Parse(body.ToJsonString());
        var consented = await member.ConsentAsync(null, "activity", body);
        var to = new ConsentTarget { Crm = StandInCrm.CrmName, Kind = RecordKind.Person, RecordId = RecordId.Parse(record) };
        consented["consent"]!["payloadHash"] = ConsentPayload.Hash(ConsentAction.Parse("activity"), null, to, null, document.RootElement);
        return (await member.PostAsync($"records/person/{record}/activities", consented)).Status;
    }
}
