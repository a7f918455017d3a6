using System.Globalization;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Remote;

namespace X80.ReferenceServer.Tests.Faults;

/// <summary>A remote CRM, and a server that fails or is killed while it speaks to it.</summary>
public sealed class CrmFaults : IAsyncDisposable
{
    private static readonly int Pushes =
        int.Parse(Environment.GetEnvironmentVariable("X80_PUSHES") ?? "200", CultureInfo.InvariantCulture);

    // As far apart as the limit of requests asks for.
    private static readonly TimeSpan BetweenClicks = TimeSpan.FromSeconds(5);

    private readonly RestartingServer server = new() { Time = new(TimeProvider.System.GetUtcNow()) };
    private readonly StandInCrm crm = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fault_9_killed_between_a_flip_and_its_crm_call_the_deletion_is_done_and_one_final_note_stands()
    {
        using var joined = await PrepareAsync();
        string conversation;
        await using (var door = await CrmDoor.OpenAsync(crm))
        {
            using var process = await StartAsync(door);
            using var member = new TestMember(process.Address, joined.Token, TimeProvider.System);
            conversation = await member.OpenSharedAsync();
            (await member.SyncAsync(conversation, Wire.Message("before"))).Expect(200);
            var reached = HangAt("delete");

            var withdraw = member.SendAsync(HttpMethod.Post, $"conversations/{conversation}/withdraw", "{}");
            await reached.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
            await process.KillAsync(Cancel);

            await Assert.ThrowsAnyAsync<HttpRequestException>(() => withdraw);
            Assert.Single(crm.Items);
        }

        using var after = await RestartAsync(joined);
        Assert.Equal("settling", (await after.GetAsync($"conversations/{conversation}")).Expect(200).Json["note"]!["state"]!.GetValue<string>());
        await server.SettleAsync();
        Assert.Empty(crm.Items);
        await after.SetSharedAsync(conversation);
        (await after.SyncAsync(conversation, Wire.Message("after"))).Expect(200);
        Assert.Contains("after", Assert.Single(crm.Items).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_43_killed_in_the_middle_of_a_push_the_next_click_finds_its_note_and_makes_no_second()
    {
        using var joined = await PrepareAsync();
        var first = Wire.Message("first");
        string conversation;
        await using (var door = await CrmDoor.OpenAsync(crm))
        {
            using var process = await StartAsync(door);
            using var member = new TestMember(process.Address, joined.Token, TimeProvider.System);
            conversation = await member.OpenSharedAsync();
            var reached = HangAt("read");

            var body = await member.SyncBodyAsync(conversation, first);
            var sync = member.PostAsync($"conversations/{conversation}/sync", body);
            await reached.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
            await process.KillAsync(Cancel);

            await Assert.ThrowsAnyAsync<HttpRequestException>(() => sync);
            Assert.Single(crm.Items);
        }

        using var after = await RestartAsync(joined);
        Assert.Equal(["first"], await after.TextsAsync(conversation));
        (await after.SyncAsync(conversation, first, Wire.Message("second"))).Expect(200);
        var note = Assert.Single(crm.Items).Body;
        Assert.Contains("first", note, StringComparison.Ordinal);
        Assert.Contains("second", note, StringComparison.Ordinal);
    }

    /// <summary>Every tenth request fails, in one of five ways; a later sync mends what one left.</summary>
    [Fact]
    public async Task Fault_36_random_failures_leave_one_whole_note_a_conversation()
    {
        await server.StartAsync(crm);
        using var member = await server.JoinAsync("Mara Field");
        var conversations = new List<(string Id, string Record, List<System.Text.Json.Nodes.JsonObject> Messages)>();
        for (var i = 0; i < Math.Max(1, Pushes / 10); i++)
        {
            var id = await member.OpenAsync($"title:chat {i}");
            await member.LinkAsync(id, $"person-{i}");
            await member.SetSharedAsync(id);
            server.Time.Advance(BetweenClicks);
            conversations.Add((id, $"person-{i}", []));
        }

        var random = new Random(36);
        StandInMood[] bad = [StandInMood.IsDown, StandInMood.Refuses, StandInMood.TalksNonsense, StandInMood.LosesTheAnswer];
        crm.Mood = (_, _) => Task.FromResult(random.Next(10) == 0 ? bad[random.Next(bad.Length)] : StandInMood.Well);
        for (var i = 0; i < Pushes; i++)
        {
            var (id, _, messages) = conversations[i % conversations.Count];
            messages.Add(Wire.Message($"text {i}"));
            server.Time.Advance(BetweenClicks);
            var answer = await member.SyncAsync(id, [.. messages]);
            Assert.True(answer.Status is 200 or 502, answer.Body);
        }

        crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);
        foreach (var (id, record, messages) in conversations)
        {
            server.Time.Advance(BetweenClicks);
            (await member.SyncAsync(id, [.. messages])).Expect(200);
            var note = Assert.Single(crm.Notes, item => item.Record.Id.Value == record).Body;
            Assert.All(messages, message => Assert.Contains($"{message["text"]}\n", note, StringComparison.Ordinal));
        }

        Assert.Equal(conversations.Count, crm.Items.Count);
    }

    [Fact]
    public async Task Fault_36_a_crm_that_does_it_and_does_not_answer_gets_no_second_note()
    {
        await server.StartAsync(crm);
        using var member = await server.JoinAsync("Mara Field");
        var conversation = await member.OpenSharedAsync();
        var reached = new TaskCompletionSource();
        crm.Mood = (request, _) =>
        {
            if (request != "create")
            {
                return Task.FromResult(StandInMood.Well);
            }

            reached.TrySetResult();
            return Task.FromResult(StandInMood.NeverAnswers);
        };
        var message = Wire.Message("once");
        var body = await member.SyncBodyAsync(conversation, message);
        var sync = member.PostAsync($"conversations/{conversation}/sync", body);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        server.Time.Advance(TimeSpan.FromSeconds(10));
        (await sync).ExpectProblem(502, "crm-unavailable");
        crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);

        (await member.SyncAsync(conversation, message)).Expect(200);

        Assert.Single(crm.Items);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>A member of a server that was stopped again.</summary>
    private async Task<TestMember> PrepareAsync()
    {
        await server.StartAsync(crm);
        var member = await server.JoinAsync("Mara Field");
        await server.StopAsync();
        return member;
    }

    private Task<ServerProcess> StartAsync(CrmDoor door) =>
        ServerProcess.Launch(WiredStartup.StartInfo(server.Folder, server.Database, door)).ListeningAsync(Cancel);

    /// <summary>Two minutes later by the clock, when no lease of the killed server lives, with a CRM that is well.</summary>
    private async Task<TestMember> RestartAsync(TestMember member)
    {
        crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);
        server.Time.SetUtcNow(TimeProvider.System.GetUtcNow().AddMinutes(2));
        await server.StartAsync(crm);
        return server.Again(member);
    }

    private Task HangAt(string name)
    {
        var reached = new TaskCompletionSource();
        crm.Mood = async (request, cancellationToken) =>
        {
            if (request == name)
            {
                reached.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return StandInMood.Well;
        };
        return reached.Task;
    }
}
