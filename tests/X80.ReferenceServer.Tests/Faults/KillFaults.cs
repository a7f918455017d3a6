using System.Text.Json.Nodes;
using Dapper;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Faults;

/// <summary>
/// A server process is killed (SIGKILL) again and again while members send, at moments drawn from the time that a sync takes
/// from its first byte to its answer, and started again on what it left. <c>X80_KILLS</c> says how often.
/// </summary>
public sealed class KillFaults
{
    private const int Size = 60;
    private const int Chats = 6;

    private static readonly int Kills = Times.Of("X80_KILLS", 3);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fault_44_killed_at_any_moment_of_a_sync_it_loses_no_answered_message_and_keeps_none_by_half()
    {
        using var folder = new TemporaryFolder();
        using var database = new TestDatabase(Path.Combine(folder.Path, "data"));
        var token = await ServerProcess.PrepareAsync(folder.Path, Cancel, database);
        var answered = new Dictionary<string, int>();
        var lastLife = new Dictionary<string, int>();
        for (var kill = 0; kill < Kills; kill++)
        {
            using var server = await ServerProcess.StartAsync(folder.Path, Cancel, database.Arguments);
            using var member = new TestMember(server.Address, token, TimeProvider.System);
            await CheckAsync(member, lastLife);
            lastLife.Clear();
            var bodies = new Dictionary<string, JsonObject>();
            for (var chat = 0; chat < Chats; chat++)
            {
                var conversation = await member.OpenAsync($"title:kill {kill} chat {chat}");
                await member.LinkAsync(conversation);
                await member.SetSharedAsync(conversation);
                bodies[conversation] = await member.SyncBodyAsync(conversation, [.. Enumerable.Range(0, Size).Select(n => Wire.Message($"text {n}"))]);
            }

            // The moment: after so many of the syncs were answered, and as soon as that is so.
            var sends = bodies.Select(body => SendAsync(member, body.Key, body.Value)).ToList();
            await WaitForAsync(sends, kill % (Chats + 1));
            await server.KillAsync(Cancel);
            foreach (var (conversation, wasAnswered) in await Task.WhenAll(sends))
            {
                answered[conversation] = lastLife[conversation] = wasAnswered ? Size : -1;
            }
        }

        using var last = await ServerProcess.StartAsync(folder.Path, Cancel, database.Arguments);
        using var after = new TestMember(last.Address, token, TimeProvider.System);
        await CheckAsync(after, answered);
        Assert.Equal(Kills * Chats, answered.Count);
        if (!TestDatabase.IsPostgres)
        {
            Assert.Equal("ok", await IntegrityAsync(database));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Kills} kills: {answered.Values.Count(state => state == Size)} of {answered.Count} syncs were answered, and none was lost.");
    }

    private static async Task WaitForAsync(List<Task<(string, bool)>> sends, int count)
    {
        var open = sends.ToList();
        for (var i = 0; i < count; i++)
        {
            open.Remove(await Task.WhenAny(open));
        }
    }

    /// <summary>All messages or, unless they were answered, none; and a note that tells of each once.</summary>
    private static async Task CheckAsync(TestMember member, Dictionary<string, int> answered)
    {
        foreach (var (conversation, state) in answered)
        {
            var texts = await member.TextsAsync(conversation);
            Assert.True(texts.Count == Size || state == -1 && texts.Count == 0, $"{texts.Count} of {Size} messages, state {state}.");
            var note = await member.NoteAsync(conversation);
            Assert.Equal(texts.Count, note.Split("text ").Length - 1);
        }
    }

    private static async Task<(string Conversation, bool WasAnswered)> SendAsync(TestMember member, string conversation, JsonObject body) =>
        (conversation, await Outcome.OfAsync(member.PostAsync($"conversations/{conversation}/sync", body)) == 200);

    private static async Task<string?> IntegrityAsync(TestDatabase database)
    {
        await using var connection = database.OpenRaw();
        return await connection.ExecuteScalarAsync<string>("pragma integrity_check");
    }
}
