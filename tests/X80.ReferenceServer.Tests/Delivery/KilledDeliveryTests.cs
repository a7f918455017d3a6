using System.Text.Json.Nodes;
using Dapper;
using X80.Contract.Ids;
using X80.ReferenceServer.Tests.Faults;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;
using X80.ReferenceServer.Tests.Rig.Processes;

namespace X80.ReferenceServer.Tests.Delivery;

/// <summary>A server process with a remote CRM kills itself (SIGKILL) between the steps of a sync, and the next one goes on.</summary>
public sealed class KilledDeliveryTests
{
    private const int Size = 5;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fault_44_killed_between_lease_call_and_end_the_same_sync_again_makes_one_note_of_everything()
    {
        using var folder = new TemporaryFolder();
        using var database = new TestDatabase(Path.Combine(folder.Path, "data"));
        var token = await ServerProcess.PrepareAsync(folder.Path, Cancel, database);
        var killed = new List<(string Conversation, JsonObject Body, string Key)>();
        for (var isKilled = true; isKilled;)
        {
            var act = killed.Count + 1;
            using var server = await ServerProcess.Launch(RemoteHost.StartInfo(folder.Path, act, database.Address)).ListeningAsync(Cancel);
            using var member = new TestMember(server.Address, token, TimeProvider.System);
            var conversation = await member.OpenAsync($"title:act {act}");
            await member.LinkAsync(conversation, $"person-act-{act}");
            await member.SetSharedAsync(conversation);
            var body = await member.SyncBodyAsync(conversation, [.. Enumerable.Range(0, Size).Select(n => Wire.Message($"text {n}"))]);
            var key = IdempotencyKey.NewRandom().Value;
            await File.WriteAllTextAsync(RemoteHost.Armed(folder.Path), "", Cancel);
            isKilled = await Outcome.OfAsync(member.PostAsync($"conversations/{conversation}/sync", body, key)) is null;
            File.Delete(RemoteHost.Armed(folder.Path));
            killed.Add((conversation, body, key));
        }

        // On PostgreSQL the killed request counts as running for 15 s, which no test waits for.
        await using (var connection = database.OpenRaw())
        {
            await connection.ExecuteAsync("update idempotency set running_until = 0");
        }

        using (var next = await ServerProcess.Launch(RemoteHost.StartInfo(folder.Path, 0, database.Address)).ListeningAsync(Cancel))
        {
            using var member = new TestMember(next.Address, token, TimeProvider.System);
            await Task.WhenAll(killed.Select(sync => AgainAsync(member, sync.Conversation, sync.Body, sync.Key)));
        }

        // The last one was answered, with no act left to be killed before: transaction, lease, look, create, read, end.
        Assert.True(killed.Count > 6, $"Only {killed.Count} acts were seen.");
        var notes = RemoteHost.Load(folder.Path);
        Assert.Equal(killed.Count, notes.Count);
        Assert.Equal(killed.Count, notes.Select(note => note.Record).Distinct().Count());
        Assert.All(notes, note => Assert.Equal(Size, note.Body.Split("text ").Length - 1));
    }

    private static async Task AgainAsync(TestMember member, string conversation, JsonObject body, string key)
    {
        var held = (await member.TextsAsync(conversation)).Count;
        Assert.True(held is 0 or Size, $"{held} of {Size} messages.");
        var answer = (await member.PostAsync($"conversations/{conversation}/sync", body, key)).Expect(200);
        Assert.Equal((Size, "current"), (answer.Json["accepted"]!.GetValue<int>(), answer.Json["note"]!["state"]!.GetValue<string>()));
        Assert.Equal(Size, (await member.TextsAsync(conversation)).Count);
    }
}
