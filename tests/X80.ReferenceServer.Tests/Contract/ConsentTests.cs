using System.Text.Json.Nodes;
using X80.Contract.Ids;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Contract;

/// <summary>Clicks are spent once, in time, for exactly what is stored.</summary>
public sealed class ConsentTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_click_is_spent_once()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var message = Wire.Message("first");
        var body = await member.SyncBodyAsync(conversation, message);
        (await member.PostAsync($"conversations/{conversation}/sync", body)).Expect(200);
        var again = await member.SyncBodyAsync(conversation, message, Wire.Message("second"));
        again["consent"]!["clickId"] = body["consent"]!["clickId"]!.GetValue<string>();

        (await member.PostAsync($"conversations/{conversation}/sync", again)).ExpectProblem(409, "click-spent");

        Assert.Equal(["first"], await member.TextsAsync(conversation));
    }

    [Theory]
    [InlineData(-151, 409)]
    [InlineData(-149, 200)]
    [InlineData(29, 200)]
    [InlineData(31, 409)]
    public async Task A_click_counts_from_150_s_before_to_30_s_after(int seconds, int status)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var body = await member.SyncBodyAsync(conversation, Wire.Message("hello"));
        body["consent"]!["clickedAt"] = Wire.Time(server.Time.GetUtcNow().AddSeconds(seconds));

        (await member.PostAsync($"conversations/{conversation}/sync", body)).Expect(status);
    }

    [Fact]
    public async Task A_text_changed_after_the_click_is_refused_and_spends_nothing()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var body = await member.SyncBodyAsync(conversation, Wire.Message("agreed"));
        var changed = body.DeepClone().AsObject();
        changed["messages"]![0]!["text"] = "not agreed";

        (await member.PostAsync($"conversations/{conversation}/sync", changed)).ExpectProblem(422, "consent-mismatch");
        (await member.PostAsync($"conversations/{conversation}/sync", body)).Expect(200);

        Assert.Equal(["agreed"], await member.TextsAsync(conversation));
    }

    [Fact]
    public async Task A_send_agreed_for_one_record_is_refused_for_another()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var body = await member.SyncBodyAsync(conversation, Wire.Message("hello"));
        await member.LinkAsync(conversation, "person-jonas-berg");

        (await member.PostAsync($"conversations/{conversation}/sync", body)).ExpectProblem(422, "consent-mismatch");

        Assert.Empty(await member.TextsAsync(conversation));
    }

    [Fact]
    public async Task A_click_for_another_act_is_refused()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenAsync();
        var body = await member.ConsentAsync(conversation, "sync", new JsonObject { ["state"] = "shared" });

        (await member.PutAsync($"conversations/{conversation}/privacy", body)).ExpectProblem(422, "consent-mismatch");
    }

    [Fact]
    public async Task A_repeat_has_no_second_effect_and_answers_the_present_state()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var key = IdempotencyKey.NewRandom().Value;
        var message = Wire.Message("hello");
        var body = await member.SyncBodyAsync(conversation, message);
        var first = (await member.PostAsync($"conversations/{conversation}/sync", body, key)).Expect(200);
        (await member.SyncAsync(conversation, message, Wire.Message("more"))).Expect(200);

        var repeat = (await member.PostAsync($"conversations/{conversation}/sync", body, key)).Expect(200);

        Assert.Equal((1, 1), (first.Json["accepted"]!.GetValue<int>(), repeat.Json["accepted"]!.GetValue<int>()));
        Assert.Equal((1, 2), (first.Json["total"]!.GetValue<int>(), repeat.Json["total"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_key_used_for_another_body_is_refused()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var key = IdempotencyKey.NewRandom().Value;
        (await member.PostAsync($"conversations/{conversation}/sync", await member.SyncBodyAsync(conversation, Wire.Message("a")), key)).Expect(200);

        var other = await member.SyncBodyAsync(conversation, Wire.Message("b"));

        (await member.PostAsync($"conversations/{conversation}/sync", other, key)).ExpectProblem(422, "idempotency-mismatch");
    }

    [Fact]
    public async Task Messages_that_overlap_nothing_need_the_person_to_say_it_is_the_same_chat()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        (await member.SyncAsync(conversation, Wire.Message("old"))).Expect(200);
        var body = await member.SyncBodyAsync(conversation, Wire.Message("new"));

        (await member.PostAsync($"conversations/{conversation}/sync", body)).ExpectProblem(409, "identity-unproved");
        body["consent"]!["sameChat"] = true;
        (await member.PostAsync($"conversations/{conversation}/sync", body)).Expect(200);

        Assert.Equal(2, (await member.TextsAsync(conversation)).Count);
    }

    [Fact]
    public async Task An_unlinked_conversation_takes_no_sync()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenAsync();
        await member.SetSharedAsync(conversation);

        (await member.SyncAsync(conversation, Wire.Message("hello"))).ExpectProblem(409, "not-linked");
    }
}
