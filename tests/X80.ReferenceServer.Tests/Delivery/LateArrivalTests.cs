using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Delivery;

/// <summary>A deletion is done when nothing is left for certain, not when the CRM has said yes.</summary>
public sealed class LateArrivalTests(RemoteServer server) : IClassFixture<RemoteServer>, IDisposable
{
    private readonly RecordRef record = new(RecordKind.Person, RecordId.Parse("person-" + Guid.NewGuid().ToString("N")));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IReadOnlyList<StandInItem> Items => [.. server.Crm.Items.Where(item => item.Record == record)];

    [Fact]
    public async Task A_note_that_is_written_after_its_call_was_given_up_goes_too()
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
        var body = await member.SyncBodyAsync(conversation, Wire.Message("on its way"));
        var sync = member.PostAsync($"conversations/{conversation}/sync", body);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        await member.SetPrivateAsync(conversation);
        (await sync).ExpectProblem(502, "crm-unavailable");
        server.Crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);

        await server.Deletions.RunDueAsync(Cancel);
        server.Crm.ArriveLate(record, server.Crm.Started.Last());
        await SettleAsync();

        Assert.Empty(Items);
        Assert.Equal("none", await StateAsync(member, conversation));
    }

    [Fact]
    public async Task A_crm_that_only_says_that_it_deletes_is_asked_again_and_what_it_keeps_is_owed()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await OpenAsync(member);
        (await member.SyncAsync(conversation, Wire.Message("hello"))).Expect(200);
        server.Crm.OnlySaysThatItDeletes = true;

        var answer = (await member.SendAsync(HttpMethod.Post, $"conversations/{conversation}/withdraw", "{}")).Expect(200);

        Assert.Contains(answer.Json["copies"]!.AsArray(), copy => copy!["state"]!.GetValue<string>() == "owed");
        await SettleAsync();
        Assert.Equal("settling", await StateAsync(member, conversation));
        server.Crm.OnlySaysThatItDeletes = false;
        await SettleAsync();
        Assert.Empty(Items);
        Assert.Equal("none", await StateAsync(member, conversation));
    }

    public void Dispose()
    {
        server.Crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);
        server.Crm.OnlySaysThatItDeletes = false;
    }

    private static async Task<string> StateAsync(TestMember member, string conversation) =>
        (await member.GetAsync($"conversations/{conversation}")).Expect(200).Json["note"]!["state"]!.GetValue<string>();

    private async Task SettleAsync()
    {
        for (var i = 0; i < 3; i++)
        {
            server.Time.Advance(TimeSpan.FromMinutes(6));
            await server.Deletions.RunDueAsync(Cancel);
        }
    }

    private async Task<string> OpenAsync(TestMember member)
    {
        var conversation = await member.OpenAsync();
        await member.LinkAsync(conversation, record.Id.Value);
        await member.SetSharedAsync(conversation);
        return conversation;
    }
}
