using System.Text.Json.Nodes;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Storing;

/// <summary>A real server process is killed (SIGKILL), and started again on what it left.</summary>
public sealed class KilledServerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_between_link_and_send_it_loses_nothing()
    {
        using var folder = new TemporaryFolder();
        using var database = new TestDatabase(Path.Combine(folder.Path, "data"));
        var token = await ServerProcess.PrepareAsync(folder.Path, Cancel, database);
        string conversation;
        using (var first = await ServerProcess.StartAsync(folder.Path, Cancel, database.Arguments))
        {
            using var before = new TestMember(first.Address, token, TimeProvider.System);
            conversation = await before.OpenSharedAsync();
            await first.KillAsync(Cancel);
        }

        using var second = await ServerProcess.StartAsync(folder.Path, Cancel, database.Arguments);
        using var after = new TestMember(second.Address, token, TimeProvider.System);
        (await after.SyncAsync(conversation, Wire.Message("sent after the kill"))).Expect(200);

        Assert.Equal(["sent after the kill"], await after.TextsAsync(conversation));
    }

    [Fact]
    public async Task Killed_in_the_middle_of_syncs_it_keeps_every_answered_one_and_none_by_half()
    {
        const int Size = 200;
        using var folder = new TemporaryFolder();
        using var database = new TestDatabase(Path.Combine(folder.Path, "data"));
        var token = await ServerProcess.PrepareAsync(folder.Path, Cancel, database);
        var answered = new HashSet<string>();
        var bodies = new Dictionary<string, JsonObject>();
        using (var first = await ServerProcess.StartAsync(folder.Path, Cancel, database.Arguments))
        {
            using var before = new TestMember(first.Address, token, TimeProvider.System);
            for (var i = 0; i < 8; i++)
            {
                var conversation = await before.OpenSharedAsync($"title:chat {i}");
                bodies[conversation] = await before.SyncBodyAsync(
                    conversation, [.. Enumerable.Range(0, Size).Select(n => Wire.Message($"text {n}"))]);
            }

            var sends = bodies.Select(body => SendAsync(before, body.Key, body.Value)).ToList();
            await Task.WhenAny(sends);
            await first.KillAsync(Cancel);
            answered.UnionWith((await Task.WhenAll(sends)).OfType<string>());
        }

        using var second = await ServerProcess.StartAsync(folder.Path, Cancel, database.Arguments);
        using var after = new TestMember(second.Address, token, TimeProvider.System);
        Assert.NotEmpty(answered);
        foreach (var conversation in bodies.Keys)
        {
            var held = (await after.GetAsync($"conversations/{conversation}")).Json["transmitted"]!["messages"]!.GetValue<int>();
            Assert.True(held == Size || held == 0 && !answered.Contains(conversation), $"{held} of {Size} messages, answered: {answered.Contains(conversation)}");
        }
    }

    /// <returns>The conversation when its sync was answered, null when the server died before.</returns>
    private static async Task<string?> SendAsync(TestMember member, string conversation, JsonObject body)
    {
        try
        {
            return (await member.PostAsync($"conversations/{conversation}/sync", body)).Status == 200 ? conversation : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
