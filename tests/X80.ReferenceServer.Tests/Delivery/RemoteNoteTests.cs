using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Delivery;

/// <summary>The note in a remote CRM: written once, found again, never overwritten by force.</summary>
public sealed class RemoteNoteTests(RemoteServer server) : IClassFixture<RemoteServer>, IDisposable
{
    private readonly string record = "person-" + Guid.NewGuid().ToString("N");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IReadOnlyList<StandInItem> Notes => [.. server.Crm.Notes.Where(note => note.Record.Id.Value == record)];

    [Fact]
    public async Task A_sync_writes_one_note_and_the_next_one_rewrites_it()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await OpenAsync(member);
        var first = Wire.Message("first");

        (await member.SyncAsync(conversation, first)).Expect(200);
        var answer = (await member.SyncAsync(conversation, first, Wire.Message("second"))).Expect(200);

        Assert.Equal("current", answer.Json["note"]!["state"]!.GetValue<string>());
        var note = Assert.Single(Notes);
        Assert.Contains("first", note.Body, StringComparison.Ordinal);
        Assert.Contains("second", note.Body, StringComparison.Ordinal);
        Assert.StartsWith("x80:", note.Body.Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_is_rewritten_in_another_time_zone_by_the_next_sync_and_counts_as_edited_by_nobody()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var administrator = await SignedIn.AdministratorAsync(member);
        var desk = server.Services.GetRequiredService<SettingsDesk>();
        var (conversation, message) = (await OpenAsync(member), Wire.Message("first"));
        (await member.SyncAsync(conversation, message)).Expect(200);
        await desk.ChangeAsync(administrator, settings => settings with { TimeZone = "Asia/Tokyo" }, Cancel);
        Assert.Contains("Times are Europe/Berlin.", Assert.Single(Notes).Body, StringComparison.Ordinal);

        (await member.SyncAsync(conversation, message)).Expect(200);

        Assert.Contains("Times are Asia/Tokyo.", Assert.Single(Notes).Body, StringComparison.Ordinal);
        await desk.ChangeAsync(administrator, _ => WorkspaceSettings.Default, Cancel);
    }

    [Theory]
    [InlineData(nameof(StandInMood.IsDown), "crm-unavailable", false)]
    [InlineData(nameof(StandInMood.Refuses), "crm-refused", false)]
    [InlineData(nameof(StandInMood.TalksNonsense), "crm-unavailable", true)]
    [InlineData(nameof(StandInMood.LosesTheAnswer), "crm-unavailable", true)]
    public async Task Fault_36_a_failed_write_says_what_is_stored_and_the_next_one_makes_no_second_note(string mood, string slug, bool applied)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await OpenAsync(member);
        var message = Wire.Message("kept");
        server.Crm.Mood = (request, _) => Task.FromResult(request == "create" ? Enum.Parse<StandInMood>(mood) : StandInMood.Well);

        var failed = await member.SyncAsync(conversation, message);

        failed.ExpectProblem(502, slug);
        Assert.Equal((true, applied), (failed.Json["stored"]!.GetValue<bool>(), failed.Json["mayHaveBeenApplied"]!.GetValue<bool>()));
        Assert.Equal("behind", await StateAsync(member, conversation));
        Assert.Equal(["kept"], await member.TextsAsync(conversation));
        server.Crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);
        (await member.SyncAsync(conversation, message)).Expect(200);
        Assert.Single(Notes);
        Assert.Equal("current", await StateAsync(member, conversation));
    }

    [Fact]
    public async Task Fault_32_a_repeat_after_a_lost_answer_writes_nothing_twice()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await OpenAsync(member);
        var body = await member.SyncBodyAsync(conversation, Wire.Message("once"));
        var key = X80.Contract.Ids.IdempotencyKey.NewRandom().Value;
        server.Crm.Mood = (request, _) => Task.FromResult(request == "create" ? StandInMood.LosesTheAnswer : StandInMood.Well);
        (await member.PostAsync($"conversations/{conversation}/sync", body, key)).ExpectProblem(502, "crm-unavailable");
        server.Crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);

        var answer = (await member.PostAsync($"conversations/{conversation}/sync", body, key)).Expect(200);

        Assert.Equal(1, answer.Json["accepted"]!.GetValue<int>());
        Assert.Single(Notes);
    }

    [Fact]
    public async Task Fault_30_the_same_sync_many_times_at_once_gives_one_note()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await OpenAsync(member);
        var body = await member.SyncBodyAsync(conversation, Wire.Message("once"));
        var key = X80.Contract.Ids.IdempotencyKey.NewRandom().Value;

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => member.PostAsync($"conversations/{conversation}/sync", body, key)));

        Assert.Contains(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.ExpectProblem(409, "idempotency-running"));
        Assert.Single(Notes);
        Assert.Equal(["once"], await member.TextsAsync(conversation));
    }

    [Fact]
    public async Task Fault_31_a_key_whose_request_still_runs_says_so_in_its_turn_and_is_answered_afterwards()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        using var stranger = await server.JoinAsync("Noor Haddad", Cancel);
        var conversation = await OpenAsync(member);
        var path = $"conversations/{conversation}/sync";
        var (body, other) = (await member.SyncBodyAsync(conversation, Wire.Message("once")), await member.SyncBodyAsync(conversation, Wire.Message("else")));
        var key = X80.Contract.Ids.IdempotencyKey.NewRandom().Value;
        var (reached, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        server.Crm.Mood = async (request, _) =>
        {
            if (request == "create")
            {
                reached.TrySetResult();
                await release.Task;
            }

            return StandInMood.Well;
        };
        var first = member.PostAsync(path, body, key);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);

        var running = await member.PostAsync(path, body, key);
        running.ExpectProblem(409, "idempotency-running");
        Assert.DoesNotContain("Retry-After", running.Headers, StringComparison.Ordinal);
        (await member.PostAsync(path, other, key)).ExpectProblem(422, "idempotency-mismatch");
        (await stranger.PostAsync(path, body, key)).ExpectProblem(404, "not-found");
        var flip = member.SetPrivateAsync(conversation);
        await Poll.UntilAsync(
            async () => (await member.GetAsync($"conversations/{conversation}")).Json["privacy"]!.GetValue<string>() == "private", Cancel);
        (await member.PostAsync(path, body, key)).ExpectProblem(409, "idempotency-running");
        release.SetResult();
        (await first).ExpectProblem(502, "crm-unavailable");
        await flip;

        (await member.PostAsync(path, body, key)).ExpectProblem(403, "conversation-private");
        Assert.Equal(["once"], await member.TextsAsync(conversation));
    }

    [Fact]
    public async Task Fault_40_a_note_that_a_person_edited_is_left_as_it_is()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await OpenAsync(member);
        var message = Wire.Message("by the server");
        (await member.SyncAsync(conversation, message)).Expect(200);
        var note = Notes[0];
        server.Crm.EditByHand(note.Id, "by hand\n" + note.Body);

        var refused = await member.SyncAsync(conversation, message, Wire.Message("later"));

        refused.ExpectProblem(409, "note-edited");
        Assert.StartsWith("by hand", Assert.Single(Notes).Body, StringComparison.Ordinal);
        Assert.Equal("behind", await StateAsync(member, conversation));
        server.Crm.DeleteByHand(note.Id);
        (await member.SyncAsync(conversation, message)).Expect(200);
        Assert.Contains("later", Assert.Single(Notes).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_note_rolls_over_into_parts_and_back()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await OpenAsync(member);
        var messages = Enumerable.Range(0, 6).Select(i => Wire.Message($"{i}" + new string('x', 700))).ToArray();

        var large = (await member.SyncAsync(conversation, messages)).Expect(200);
        Assert.Equal(Notes.Count, large.Json["note"]!["parts"]!.GetValue<int>());
        Assert.True(Notes.Count > 2);
        foreach (var message in messages[1..])
        {
            (await member.SendAsync(HttpMethod.Delete, $"conversations/{conversation}/messages/{message["id"]}")).Expect(200);
        }

        Assert.Single(Notes);
    }

    [Fact]
    public async Task What_cannot_be_read_back_is_not_reported_done()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await OpenAsync(member);
        var reads = 0;
        server.Crm.Mood = (request, _) => Task.FromResult(request == "read" && reads++ == 0 ? StandInMood.IsDown : StandInMood.Well);

        var answer = await member.SyncAsync(conversation, Wire.Message("unseen"));

        answer.ExpectProblem(502, "crm-unavailable");
        Assert.Equal("behind", await StateAsync(member, conversation));
    }

    [Fact]
    public async Task A_crm_that_takes_longer_than_10_seconds_is_given_up()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await OpenAsync(member);
        var reached = new TaskCompletionSource();
        server.Crm.Mood = async (request, cancellationToken) =>
        {
            if (request == "create")
            {
                reached.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return StandInMood.Well;
        };
        var body = await member.SyncBodyAsync(conversation, Wire.Message("slow"));
        var sync = member.PostAsync($"conversations/{conversation}/sync", body);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);

        server.Time.Advance(TimeSpan.FromSeconds(10));

        var answer = await sync;
        answer.ExpectProblem(502, "crm-unavailable");
        Assert.True(answer.Json["mayHaveBeenApplied"]!.GetValue<bool>());
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
}
