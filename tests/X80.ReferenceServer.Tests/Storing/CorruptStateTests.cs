using Dapper;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Storing;

/// <summary>GATE-9: a server that cannot read what it holds refuses, and says that it could not decide.</summary>
public sealed class CorruptStateTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_that_opens_nothing_refuses_reading_and_storing()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var before = Wire.Message("before");
        (await member.SyncAsync(conversation, before)).Expect(200);
        var body = await member.SyncBodyAsync(conversation, before, Wire.Message("after"));
        using var database = server.Database.OpenRaw();
        database.Execute("update conversation_keys set wrapped = @zeros where conversation_id = @conversation", new { conversation, zeros = new byte[60] });

        (await member.GetAsync($"conversations/{conversation}/messages")).ExpectProblem(503, "gate-unavailable");
        (await member.PostAsync($"conversations/{conversation}/sync", body)).ExpectProblem(503, "gate-unavailable");

        Assert.Equal(1, database.ExecuteScalar<long>("select count(*) from messages where conversation_id = @conversation", new { conversation }));
    }
}
