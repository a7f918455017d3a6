using X80.ReferenceServer.Tests.Histories;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Delivery;

/// <summary>A CRM that answers after a flip has given up waiting for it.</summary>
public sealed class LateAnswerTests(RemoteServers server) : IClassFixture<RemoteServers>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_acknowledgement_that_comes_after_the_flip_was_answered_comes_too_late()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var (reached, told, answered) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        server.Crm.Mood = async (request, cancellationToken) =>
        {
            if (request == "read")
            {
                await using var telling = cancellationToken.Register(told.SetResult);
                reached.SetResult();
                await answered.Task;
            }

            return StandInMood.Well;
        };
        var body = await member.SyncBodyAsync(conversation, Wire.Message("late"));
        var sync = member.PostAsync($"conversations/{conversation}/sync", body);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        var flip = member.PutAsync($"conversations/{conversation}/privacy", new() { ["state"] = "private" });
        await told.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        var pauses = server.Clock.Pauses;
        await Poll.UntilAsync(() => server.Clock.Pauses > pauses + 2, Cancel);

        server.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("settling", (await flip).Expect(200).Json["note"]!["state"]!.GetValue<string>());
        answered.SetResult();
        await sync;

        server.Crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);
        server.Time.Advance(TimeSpan.FromMinutes(6));
        await server.Deletions.RunDueAsync(Cancel);
        Assert.Empty(server.Crm.Items);
    }
}
